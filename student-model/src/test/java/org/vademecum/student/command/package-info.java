/** Tests of the command package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.command;
