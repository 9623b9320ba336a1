/**
 * What stands on a printed page: words with their places, whether a PDF draws them or a picture
 * shows them.
 *
 * <p>Places are in the page's own unit (points, pixels), from its upper left corner; nothing here
 * or behind it depends on which, because distances are always compared with the height of the text.
 */
@NullMarked
package org.vademecum.intake.page;

import org.jspecify.annotations.NullMarked;
