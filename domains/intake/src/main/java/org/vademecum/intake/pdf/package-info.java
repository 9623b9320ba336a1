/**
 * PDF files into pages of words.
 *
 * <p>A PDF draws glyphs in any order; lines and words are made again from where they stand. Text
 * that is drawn invisibly, as scanners lay it behind a picture, is another machine's reading and is
 * not taken: such a page is rendered and read as a picture.
 *
 * <p>Files are not trusted: pages, sizes and what streams unpack to are limited before anything is
 * unpacked for good, and the library's messages, which may hold a report's text, are not logged.
 */
@NullMarked
package org.vademecum.intake.pdf;

import org.jspecify.annotations.NullMarked;
