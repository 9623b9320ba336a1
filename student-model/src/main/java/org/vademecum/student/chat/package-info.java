/**
 * How a conversation becomes the text that a chat model was trained to continue.
 *
 * <p>A model file carries its template as a Jinja program. Programs out of model files are not run:
 * the formats that common models share are known by name, a file's template is recognised by its
 * marks, as llama.cpp does, and one that is not recognised is a {@link org.vademecum.cli.Fault}.
 * What people wrote never becomes a special token: a prompt is made of parts, and special tokens
 * are recognised in those of the format alone.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.chat;
