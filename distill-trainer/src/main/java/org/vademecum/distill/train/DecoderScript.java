package org.vademecum.distill.train;

import org.vademecum.distill.student.StudentShape;

/**
 * The decoder's forward pass as TorchScript source: once with the loss, for training, and once with
 * caches of keys and values, for decoding many rows at once. Llama, Qwen2 and Qwen3 differ in a few
 * lines of attention.
 *
 * <p>The residual stream, norms and the loss are float32; matrix products and attention are in the
 * {@link Precision}. Dtypes are numbers in the source: 6 is float32, 15 bfloat16. No bfloat16 array
 * ever leaves the script, as DJL cannot carry one.
 *
 * <p>Rows are padded on the right. With a causal mask what stands on the right is never seen, so a
 * row cannot see padding, and rows of a batch never share a sequence.
 */
public final class DecoderScript {
  /** What matrix products are computed in. */
  public enum Precision {
    FLOAT32(6),
    BFLOAT16(15);

    private final int dtype;

    Precision(int dtype) {
      this.dtype = dtype;
    }
  }

  private final StudentShape shape;
  private final Precision precision;

  public DecoderScript(StudentShape shape, Precision precision) {
    this.shape = shape;
    this.precision = precision;
  }

  /**
   * {@code forward(x, at, y, cos, sin, p)}: token ids [B, T], the flat positions whose next token
   * is learned [N], those next tokens [N], rotary tables [positions, headSize], weights. Returns
   * the mean of the negative log likelihood in nats. Logits are computed at those positions only.
   *
   * <p>Where rows are packed, {@code pos} and {@code row} [B, T] come behind {@code x}: a token's
   * position in its row, and the number of that row; attention stays within a row.
   *
   * <p>Attention is written out: for rows as short as these it was several times faster here than
   * the fused kernel's backward pass.
   */
  String training(Layout layout) {
    var packed = layout == Layout.packed;
    return fill(
        """
        class M(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          _is_full_backward_hook : Optional[bool]
          def forward(self: __torch__.M, x: Tensor, PLACESat: Tensor, y: Tensor, cos: Tensor, sin: Tensor, p: List[Tensor]) -> Tensor:
            h = torch.embedding(p[0], x)
            B = torch.size(h, 0)
            T = torch.size(h, 1)
            SEEN
            for i in range(LAYERS):
              j = 2 + i * ARRAYS
              r = (self).rms(h, p[j])
              q = torch.transpose(torch.view(QUERY, [B, T, HEADS, SIZE]), 1, 2)
              k = torch.transpose(torch.view(KEY, [B, T, KEYS, SIZE]), 1, 2)
              v = torch.transpose(torch.view(VALUE, [B, T, KEYS, SIZE]), 1, 2)
              q = torch.reshape((self).rope(QUERYNORM, c * SCALE, s * SCALE), [B * HEADS, T, SIZE])
              k = torch.reshape((self).repeat((self).rope(KEYNORM, c, s)), [B * HEADS, T, SIZE])
              a = torch.softmax(torch.baddbmm(unseen, q, torch.transpose(k, 1, 2)), -1)
              a = torch.bmm(a, torch.reshape((self).repeat(v), [B * HEADS, T, SIZE]))
              a = torch.transpose(torch.view(a, [B, HEADS, T, SIZE]), 1, 2)
              h = (self).rest(h, torch.reshape(a, [B, T, HEADS * SIZE]), p, j)
            f = torch.index_select(torch.reshape(h, [B * T, HIDDEN]), 0, at)
            logits = torch.linear((self).rms(f, p[1]), torch.to(p[0], DTYPE))
            return torch.cross_entropy_loss(torch.to(logits, 6), y)
        """
                .replace("PLACES", packed ? "pos: Tensor, row: Tensor, " : "")
                .replace("SEEN", packed ? WITHIN_ROWS : WHOLE_SEQUENCES)
            + HELPERS);
  }

  private static final String WHOLE_SEQUENCES =
      """
      c = torch.slice(cos, 0, 0, T)
          s = torch.slice(sin, 0, 0, T)
          unseen = torch.triu(torch.full([T, T], -10000., dtype=DTYPE), 1)""";

  private static final String WITHIN_ROWS =
      """
      c = torch.unsqueeze(torch.embedding(cos, pos), 1)
          s = torch.unsqueeze(torch.embedding(sin, pos), 1)
          later = torch.triu(torch.full([T, T], -10000., dtype=DTYPE), 1)
          other = torch.to(torch.ne(torch.unsqueeze(row, 2), torch.unsqueeze(row, 1)), DTYPE) * -10000.
          both = torch.unsqueeze(later + other, 1)
          unseen = torch.reshape(torch.expand(both, [B, HEADS, T, T]), [B * HEADS, T, T])""";

  /**
   * {@code forward(x, pos, last, cos, sin, p, k, v)}: token ids and their positions [B, T], the
   * column of each row's last token [B], and caches [B, S, keyValueHeads, headSize] a layer, which
   * are written in place. Returns the logits that follow the last tokens, [B, vocabulary].
   */
  String decoding() {
    return fill(
        """
        class M(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          _is_full_backward_hook : Optional[bool]
          def forward(self: __torch__.M, x: Tensor, pos: Tensor, last: Tensor, cos: Tensor, sin: Tensor, p: List[Tensor], ks: List[Tensor], vs: List[Tensor]) -> Tensor:
            h = torch.embedding(p[0], x)
            B = torch.size(h, 0)
            T = torch.size(h, 1)
            S = torch.size(ks[0], 1)
            c = torch.unsqueeze(torch.embedding(cos, pos), 1)
            s = torch.unsqueeze(torch.embedding(sin, pos), 1)
            rows = torch.unsqueeze(torch.arange(B), 1)
            seen = torch.unsqueeze(torch.le(torch.view(torch.arange(S), [1, 1, S]), torch.unsqueeze(pos, 2)), 1)
            for i in range(LAYERS):
              j = 2 + i * ARRAYS
              r = (self).rms(h, p[j])
              q = torch.transpose(torch.view(QUERY, [B, T, HEADS, SIZE]), 1, 2)
              k = torch.transpose(torch.view(KEY, [B, T, KEYS, SIZE]), 1, 2)
              v = torch.view(VALUE, [B, T, KEYS, SIZE])
              q = (self).rope(QUERYNORM, c, s)
              k = torch.transpose((self).rope(KEYNORM, c, s), 1, 2)
              _0 = torch.index_put_(ks[i], [rows, pos], torch.to(k, 6))
              _1 = torch.index_put_(vs[i], [rows, pos], torch.to(v, 6))
              k = (self).repeat(torch.transpose(torch.to(ks[i], DTYPE), 1, 2))
              v = (self).repeat(torch.transpose(torch.to(vs[i], DTYPE), 1, 2))
              a = torch.scaled_dot_product_attention(q, k, v, seen, 0., False)
              h = (self).rest(h, torch.reshape(torch.transpose(a, 1, 2), [B, T, HEADS * SIZE]), p, j)
            f = (self).rms(torch.squeeze(torch.index(h, [rows, torch.unsqueeze(last, 1)]), 1), p[1])
            return torch.to(torch.linear(f, torch.to(p[0], DTYPE)), 6)
        """
            + HELPERS);
  }

  private static final String HELPERS =
      """
        def rms(self: __torch__.M, x: Tensor, w: Tensor) -> Tensor:
          f = torch.to(x, 6)
          return torch.to(f * torch.rsqrt(torch.mean(f * f, [-1], True) + EPSILON) * w, DTYPE)
        def rope(self: __torch__.M, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
          u, v, = torch.chunk(x, 2, -1)
          return torch.to(x * cos + torch.cat([torch.neg(v), u], -1) * sin, DTYPE)
        def repeat(self: __torch__.M, x: Tensor) -> Tensor:
          B = torch.size(x, 0)
          T = torch.size(x, 2)
          y = torch.expand(torch.unsqueeze(x, 2), [B, KEYS, HEADS // KEYS, T, SIZE])
          return torch.reshape(y, [B, HEADS, T, SIZE])
        def rest(self: __torch__.M, h: Tensor, a: Tensor, p: List[Tensor], j: int) -> Tensor:
          m = h + torch.linear(a, torch.to(p[j + 4], DTYPE))
          r = (self).rms(m, p[j + 5])
          g = torch.silu(torch.linear(r, torch.to(p[j + 6], DTYPE)))
          u = torch.linear(r, torch.to(p[j + 7], DTYPE))
          return m + torch.linear(g * u, torch.to(p[j + 8], DTYPE))
      """;

  private String fill(String source) {
    var biases = shape.family() == StudentShape.Family.QWEN2;
    var norms = shape.family() == StudentShape.Family.QWEN3;
    return source
        .replace("QUERYNORM", norms ? "(self).rms(q, p[j + 9])" : "q")
        .replace("KEYNORM", norms ? "(self).rms(k, p[j + 10])" : "k")
        .replace("QUERY", projection(1, biases))
        .replace("KEYS", Integer.toString(shape.keyValueHeads()))
        .replace("KEY", projection(2, biases))
        .replace("VALUE", projection(3, biases))
        .replace("LAYERS", Integer.toString(shape.layers()))
        .replace("ARRAYS", Integer.toString(shape.parametersPerLayer()))
        .replace("HEADS", Integer.toString(shape.heads()))
        .replace("SIZE", Integer.toString(shape.headSize()))
        .replace("SCALE", Double.toString(1 / Math.sqrt(shape.headSize())))
        .replace("HIDDEN", Integer.toString(shape.hidden()))
        .replace("EPSILON", Double.toString(shape.normEpsilon()))
        .replace("DTYPE", Integer.toString(precision.dtype));
  }

  /**
   * Query, key or value: the weight at {@code offset} of the layer, its bias at the layer's end.
   */
  private static String projection(int offset, boolean bias) {
    var weight = "torch.to(p[j + " + offset + "], DTYPE)";
    return bias
        ? "torch.linear(r, " + weight + ", torch.to(p[j + " + (offset + 8) + "], DTYPE))"
        : "torch.linear(r, " + weight + ")";
  }
}
