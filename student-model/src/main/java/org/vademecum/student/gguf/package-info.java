/**
 * GGUF version 3, the single-file model format of llama.cpp: metadata, then tensors, all
 * little-endian.
 *
 * <p>Two traps. A tensor's dimensions are listed innermost first, the reverse of Hugging Face's
 * order: a matrix of {@code rows x columns} is {@code [columns, rows]}. And every count, length and
 * offset in a file may be hostile: each is compared with the bytes that are left before it is
 * believed, so that a damaged file gives a {@link org.vademecum.cli.Fault} and never an allocation
 * of its size.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.gguf;
