package org.vademecum.eval;

import java.util.Map;

/**
 * What is measured beside the rates of a run, by arm; an arm of which nothing can be said is left
 * out.
 *
 * @param labels where the pack has labels of these answers
 * @param judge where a model was asked to judge
 */
record Companions(
    Map<String, Labels.Measured> labels,
    Map<String, CitationSwap.Measured> citations,
    Map<String, ModelJudge.Measured> judge) {}
