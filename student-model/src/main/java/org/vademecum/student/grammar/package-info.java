/**
 * Holding what a model writes to a grammar: llama.cpp's GBNF, or what a JSON schema is turned into.
 *
 * <p>The ideas. A grammar is compiled to a network over UTF-8's bytes, so that a token's bytes are
 * read as they are, wherever characters begin. Reading is Earley's with a graph-structured stack:
 * left recursion and ambiguity are nothing special. States are kept and shared by all who write by
 * the grammar, with what follows each class of bytes; to ask for a token is then to follow its
 * bytes through tables. What the model has no bytes for is cut away before, so that a choice which
 * could not be finished is never begun.
 *
 * <p>The traps: a text that can end and go on (a number) goes on for as long as the model likes it
 * better; a small model may do so until its tokens are used up. A grammar binds no token that a
 * request names as a further stop. Nothing here has a bound on recursion in texts, but work is
 * bounded for each of them.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.grammar;
