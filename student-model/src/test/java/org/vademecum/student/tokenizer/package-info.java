/** Tests of the tokenizer against Hugging Face's own. */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.tokenizer;
