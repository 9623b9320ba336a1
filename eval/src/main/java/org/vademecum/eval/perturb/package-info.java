/**
 * Wrong answers made from right ones, to see whether a detector catches them. Each edit changes one
 * thing, says what, and is made only where the result is really wrong: a new number stands nowhere
 * in the source, a number behind "more than" is left alone, a sentence that denies or hedges is not
 * flipped. Where no safe edit exists a case gives no row of that kind, and the count shows it.
 *
 * <p>Everything is decided by the seed, the case and the kind alone: adding a case to a file
 * changes no other case's rows, but for the kinds that need another case.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.eval.perturb;
