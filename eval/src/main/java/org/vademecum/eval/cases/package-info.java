/**
 * Cases that others published, brought into one form: a source, a response, and whether the source
 * supports it. A user brings the files as they were published; nothing is downloaded, and no
 * labelled set is part of this project.
 *
 * <p>What "hallucinated" means differs from set to set, and an import keeps the set's own word: in
 * RAGTruth, FaithBench and MedHallu a response is wrong by its passages; in TruthfulQA and in
 * HaluEval's general part it is wrong by the world, which no source shows. Figures over different
 * sets are not to be averaged.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.eval.cases;
