/**
 * JSON schemas as grammars. What a grammar derives is always valid; where a schema allows more than
 * can be said in a grammar, less is derived: properties keep the schema's order, properties that
 * the schema does not name come only where it says what they are, blanks are few, numbers have
 * sixteen digits at most.
 *
 * <p>The trap is to leave a keyword aside that would have constrained: every keyword is either
 * converted, known to say nothing about validity, or a fault. What no grammar can say is that a key
 * does not come twice: additional properties may repeat, and readers of JSON take the last.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.grammar.schema;
