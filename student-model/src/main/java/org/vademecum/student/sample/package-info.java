/**
 * Tokens from logits: greedy or drawn, constrained or free, for many sequences at once.
 *
 * <p>A {@link org.vademecum.student.sample.Constraint} is asked about one token at a time, the
 * likeliest first, and usually once; only where many were refused, all are looked at. What a
 * request's sequence yields does not depend on the other requests in the batch.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.sample;
