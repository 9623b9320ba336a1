/** The student behind the answer path's door: prompts into tokens, references held to evidence. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.student;
