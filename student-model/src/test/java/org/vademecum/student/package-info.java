/** Tests of the student against reference models. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student;
