/** Tests of grammars: what they derive, and how they hold a model to it. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.grammar;
