/** Tests of the safetensors package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.safetensors;
