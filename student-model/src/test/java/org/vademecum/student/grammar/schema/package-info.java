/** Tests of the schema package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.grammar.schema;
