/**
 * What an answer may rest on, the groups in which the student reads it, the prompt it reads and the
 * realisation of what it writes. {@code docs/evidence-format.md} is the format.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.evidence;
