/** Tests of the sample package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.sample;
