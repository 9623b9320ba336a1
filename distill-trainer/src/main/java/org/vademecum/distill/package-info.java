/** Makes students: the commands that train a base from nothing and fine-tune it for a pack. */
@NullMarked
package org.vademecum.distill;

import org.jspecify.annotations.NullMarked;
