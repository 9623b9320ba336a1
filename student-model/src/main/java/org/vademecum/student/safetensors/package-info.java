/**
 * The safetensors format: a header of JSON that names tensors, then their bytes.
 *
 * <p>The header's offsets come from outside and are checked before anything is allocated for them.
 * The writer always states {@code {"format":"pt"}}, without which Hugging Face's loaders refuse a
 * file that is otherwise right. A checkpoint in several files is one {@link
 * org.vademecum.student.safetensors.SafetensorsFile} like any other: its index is followed.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.safetensors;
