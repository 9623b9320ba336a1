/**
 * A student's weights and shape, wherever they lie: in a Hugging Face folder or in a GGUF file.
 *
 * <p>Both are read as a {@link org.vademecum.student.checkpoint.Checkpoint}, under GGUF's tensor
 * names and in GGUF's row order, so that exporting is copying and there is one loader. The
 * difference that matters is rotary position embedding: GGUF's architecture {@code llama} rotates
 * neighbouring rows (2i, 2i + 1) of each head where Hugging Face rotates rows half a head apart (i,
 * i + d/2), so a Llama's query and key rows are interleaved on the way out; Qwen's are not.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.checkpoint;
