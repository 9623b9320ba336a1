/** Tests of the checkpoint package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.checkpoint;
