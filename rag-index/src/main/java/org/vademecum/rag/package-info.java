/**
 * Passages into Lucene, and search: what the student must not make up is looked up here.
 *
 * <p>A text is cut by {@link org.vademecum.rag.Segmenter} in both languages without breaking
 * numbers or codes. Every name of a thing that the pack knows is also one common term, so an
 * abbreviation in a question finds the full name in a passage, and the other way about. Passages
 * say what they are about; a search for findings puts those first whose main subject the finding
 * is, and a question that names a thing and a direction is treated in the same way.
 *
 * <p>Traps. A BM25 score does not say whether a passage answers a question: scores of different
 * questions cannot be compared. {@link org.vademecum.rag.Hit#coverage()} can. Results are ordered
 * by score and then by id, so that equal scores do not change places between runs. The dense mode
 * is hashed n-grams, not a neural embedding: it forgives spelling, and knows no meaning. In the
 * hybrid mode it is therefore a small addition to the lexical score and no vote of its own.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.rag;
