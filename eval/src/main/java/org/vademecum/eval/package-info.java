/**
 * Measures hallucination and its companions over HTTP, for our own service and for any
 * OpenAI-compatible endpoint.
 *
 * <p>A system never grades itself here: what counts as wrong comes from gold that was written from
 * the raw report, and every rate says who judged it and how sure it is. Cases of one cluster (a
 * patient, a document, a scenario) are not independent, so intervals resample clusters, and where
 * nothing was observed they are exact over clusters.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.eval;
