/** Tests of the intake: one contract for every form, and what each form has of its own. */
@NullMarked
package org.vademecum.intake;

import org.jspecify.annotations.NullMarked;
