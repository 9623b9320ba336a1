/**
 * Takes out of a text what can name the person it is about, and leaves what it says of medicine.
 *
 * <p>{@link org.vademecum.corpus.deidentify.Deidentifier} is the door. Finders, one a kind of data,
 * propose spans of the text; they are asked in the order of how sure their kind is, and a span that
 * an earlier finder holds is not given away again. What is found is written as a mark such as
 * {@code [phone]}. Dates are the exception: they move by a number of days that belongs to the
 * patient, so that the time between two results of one patient stays what it was.
 *
 * <p>Three kinds of evidence are used. Some data proves itself, by a check digit or by its form
 * alone. Some is told by the words before it, the cue. And names in running text have neither: in
 * English, lists of given names, surnames and ordinary words are weighed word by word; in Chinese a
 * lattice of dictionary words and possible names is solved for its most probable path, because
 * whether a character is a surname depends on what else it can be part of.
 *
 * <p>Traps. A finder runs over texts of megabytes: it first looks for a character that its kind
 * cannot do without, and no pattern may backtrack over text of unbounded length. Marks that stand
 * in the text already are never read as text. And replacing one name can uncover another, so
 * finders run until they find nothing more.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.corpus.deidentify;
