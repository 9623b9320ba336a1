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
 * <p><b>Activations stay float.</b> Rounding them to eight bits would be faster with instructions
 * that the Vector API does not reach; as it is, float is both faster and exact.
 *
 * <p>Notation follows the papers: RMSNorm (Zhang and Sennrich 2019), rotary positions (Su et al.
 * 2021), SwiGLU (Shazeer 2020), grouped-query attention (Ainslie et al. 2023).
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.forward;
