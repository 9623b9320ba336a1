/** Each class trains at most one model at a time, in a JVM of its own. */
@NullMarked
package org.vademecum.distill.train;

import org.jspecify.annotations.NullMarked;
