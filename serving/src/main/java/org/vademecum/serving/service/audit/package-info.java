/**
 * The audit trail: one row an answer, chained by hashes, with pseudonyms instead of patients.
 *
 * <p>A pseudonym is an HMAC under a key that only this patient has, and that key lies wrapped under
 * the site's key. Deleting a patient deletes the key: rows and hashes stay as they are, the chain
 * still proves that nothing was changed or taken out, and nobody can tell any more whose rows they
 * were, the holder of the site's key included. A kept report is encrypted under the same key and is
 * lost with it.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.audit;
