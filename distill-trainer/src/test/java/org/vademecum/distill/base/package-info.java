/** The synthetic tasks: their form, their variety, and what is judged of answers. */
@NullMarked
package org.vademecum.distill.base;

import org.jspecify.annotations.NullMarked;
