/**
 * The commands about model files: export, generate, logits and bench. Results go to stdout and are
 * nothing but the result, so that other programs can read them.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.command;
