/**
 * The forward pass of a small decoder on the JVM: weights packed for the Vector API, a key/value
 * cache, and many sequences in one batch.
 *
 * <p><b>Panels.</b> Every matrix is stored in panels of 64 rows, column after column: the 64
 * weights that meet one input lie side by side. A vector of weights then belongs to as many rows,
 * an accumulator holds as many outputs, and no sum ever runs across a vector's lanes. Keys are
 * cached in such panels too (64 positions are 64 rows), and so are values, so that attention uses
 * the same kernel.
 *
 * <p><b>Every bit the same.</b> Each output is a sum over columns from first to last, in blocks of
 * 32 for eight-bit weights, whatever the vector width, the number of positions in the batch or of
 * threads. So an answer can be reproduced on another machine and in other company. A kernel that
 * would change the order of a sum has no place here.
 *
 * <p><b>A pass.</b> {@link org.vademecum.student.forward.Inference#run} is the whole of it, for
 * each position of the batch: x is its token's row of the embedding. Each layer adds two things to
 * x. Attention: {@code x += W_o A(q, K, V)}, where q, k and v are products with the normalised x, q
 * and k are rotated by their position, k and v join the cache, and A is the mean of the cached
 * values weighed by {@code softmax(q K / sqrt(d))}. Feed-forward: {@code x += W_down (silu(W_gate
 * x') * W_up x')}. At the end {@code W_vocabulary x'} are the logits; x' is always {@link
 * org.vademecum.student.forward.Elementwise#rmsNorm} of x with that place's own weights.
 *
 * <p><b>Few bytes.</b> Decoding one sequence reads all weights and the whole cache for one token,
 * so it is as fast as memory: weights stay as small as in the file ({@link
 * org.vademecum.student.forward.Int4Matrix}), their scales take sixteen bits ({@link
 * org.vademecum.student.forward.Scales}), and so do keys and values ({@link
 * org.vademecum.student.forward.ShortCache}).
 *
 * <p><b>Activations stay float.</b> Rounding them to eight bits would be faster with instructions
 * that the Vector API does not reach; as it is, float is both faster and exact.
 *
 * <p>Notation follows the papers: RMSNorm (Zhang and Sennrich 2019), rotary positions (Su et al.
 * 2021), SwiGLU (Shazeer 2020), grouped-query attention (Ainslie et al. 2023).
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.forward;
