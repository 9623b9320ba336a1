/**
 * Text as both languages write it: normal forms for comparing names, and numbers as reports and
 * sentences print them. Knows language, not the domain.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.text;
