/** Trains the byte-level BPE vocabulary that student and engine share. */
@NullMarked
package org.vademecum.distill.tokenizer;

import org.jspecify.annotations.NullMarked;
