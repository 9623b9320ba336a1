/**
 * What may be concluded from counted things. Cases of one cluster (a patient, a document, a
 * scenario) are alike, so every interval and every test here resamples, swaps or counts clusters
 * and never single cases; a figure over a thousand sentences of ten patients has ten observations.
 *
 * <p>Nothing here gives NaN: where there is nothing to measure, values are null and {@code method}
 * says so.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.eval.statistics;
