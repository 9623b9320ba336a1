/**
 * The training loop: scripts that PyTorch runs, weights that stay arrays here, and batches of rows.
 *
 * <p>Traps of DJL that this package works around: a bfloat16 array that crosses to Java aborts the
 * process; a gradient collector exists once a process; every call of {@code getGradient} makes a
 * new handle.
 */
@NullMarked
package org.vademecum.distill.train;

import org.jspecify.annotations.NullMarked;
