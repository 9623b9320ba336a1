/**
 * Makes from a case another one that says the same otherwise: results in another order, by other
 * names, in other units, printed another way. What is right of the case stays right of its
 * paraphrase, so its gold is kept.
 *
 * <p>Trap: what stands beside a result may decide what it is (a name that two specimens share, two
 * results of one name). Such reports are left in their order, and such names as they are.
 */
@NullMarked
package org.vademecum.eval.paraphrase;

import org.jspecify.annotations.NullMarked;
