/** The vocabulary against the two tokenizers that read it. */
@NullMarked
package org.vademecum.distill.tokenizer;

import org.jspecify.annotations.NullMarked;
