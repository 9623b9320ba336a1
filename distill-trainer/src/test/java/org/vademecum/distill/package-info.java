/** The commands on tiny students. */
@NullMarked
package org.vademecum.distill;

import org.jspecify.annotations.NullMarked;
