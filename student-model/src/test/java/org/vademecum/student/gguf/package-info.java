/** Tests of the gguf package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.gguf;
