/**
 * Pictures into pages of words, by Tesseract where it is there.
 *
 * <p>A number that was read wrongly is worse than one that was not read, so nothing counts that was
 * seen once: what holds digits is read a second time, by another model and at another size, and
 * where the two differ the word's confidence is 0. Nobody guesses behind that.
 *
 * <p>The natives and the models are optional. They are loaded with the first picture.
 */
@NullMarked
package org.vademecum.intake.ocr;

import org.jspecify.annotations.NullMarked;
