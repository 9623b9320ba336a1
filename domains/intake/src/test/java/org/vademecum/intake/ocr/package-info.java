/** Tests of what pictures are read with. */
@NullMarked
package org.vademecum.intake.ocr;

import org.jspecify.annotations.NullMarked;
