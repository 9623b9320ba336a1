/** Tests of the forward pass against reference logits. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.forward;
