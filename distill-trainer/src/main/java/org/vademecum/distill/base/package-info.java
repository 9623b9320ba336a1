/**
 * The base student's endless synthetic tasks: evidence with made-up names, and the text that reads
 * it.
 */
@NullMarked
package org.vademecum.distill.base;

import org.jspecify.annotations.NullMarked;
