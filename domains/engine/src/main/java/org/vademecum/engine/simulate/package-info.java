/**
 * Synthetic reports from a pack's scenarios, with the truth about them: for training, where a
 * report of a real patient has no place, and for evaluation, where the truth must not come from the
 * judge.
 *
 * <p>A scenario says which results lie where and what they mean together; everything else in its
 * panels is drawn inside its interval. A laboratory says how the report looks: language, units,
 * names, marks, format. The truth follows from the number and the range as printed, compared here
 * and nowhere else, so that an error of the judge can't hide in it.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.simulate;
