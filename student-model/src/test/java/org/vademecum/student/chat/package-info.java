/** Tests of the chat package. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.chat;
