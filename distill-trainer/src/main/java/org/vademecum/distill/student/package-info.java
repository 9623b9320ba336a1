/** A student's dimensions, weights and files, as Hugging Face and the JVM engine read them. */
@NullMarked
package org.vademecum.distill.student;

import org.jspecify.annotations.NullMarked;
