/**
 * From a report to findings, deterministically and from the pack's tables alone. The judge is the
 * authority: nothing downstream decides a flag.
 *
 * <p>The order of authority for a result: its status (pending, cancelled and the like are never
 * judged), whether it can be read and is possible at all, then the printed range, then the printed
 * flag where neither the report nor the pack has a range, then {@code UNJUDGED}. A printed critical
 * mark is never lowered.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.judge;
