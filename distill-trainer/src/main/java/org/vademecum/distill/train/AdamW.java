package org.vademecum.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, 2019) with the gradients clipped by their global norm, all in one
 * script call: betas 0.9 and 0.95, epsilon 1e-8, weight decay on matrices only.
 *
 * <p>A step whose gradients are not finite changes nothing; the caller sees it by the norm.
 */
final class AdamW implements AutoCloseable {
  private static final String SOURCE =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        _is_full_backward_hook : Optional[bool]
        def forward(self: __torch__.M, s: Tensor, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], pv: List[Tensor], gv: List[Tensor], mv: List[Tensor], vv: List[Tensor]) -> Tensor:
          norm = torch.sqrt(torch.add((self).squares(g), (self).squares(gv)))
          bad = torch.to(torch.logical_not(torch.isfinite(norm)), 6)
          scale = torch.clamp_min(torch.div(norm, s[2]), 1.)
          none = annotate(List[Tensor], [])
          torch._fused_adamw_(p, g, m, v, none, (self).repeat(s[1], torch.len(p)), lr=s[0], beta1=0.9, beta2=0.95, weight_decay=0.05, eps=1e-08, amsgrad=False, maximize=False, grad_scale=scale, found_inf=bad)
          torch._fused_adamw_(pv, gv, mv, vv, none, (self).repeat(s[1], torch.len(pv)), lr=s[0], beta1=0.9, beta2=0.95, weight_decay=0., eps=1e-08, amsgrad=False, maximize=False, grad_scale=scale, found_inf=bad)
          for i in range(torch.len(g)):
            _0 = torch.zero_(g[i])
          for i in range(torch.len(gv)):
            _1 = torch.zero_(gv[i])
          return norm
        def squares(self: __torch__.M, g: List[Tensor]) -> Tensor:
          total = torch.zeros([])
          for i in range(torch.len(g)):
            f = torch.reshape(g[i], [-1])
            total = torch.add(total, torch.dot(f, f))
          return total
        def repeat(self: __torch__.M, x: Tensor, n: int) -> List[Tensor]:
          result = annotate(List[Tensor], [])
          for i in range(n):
            _0 = torch.append(result, x)
          return result
      """;

  private final Script script;
  private final List<NDArray> weights;
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> second = new ArrayList<>();

  /**
   * @param weights arrays that gradients are computed for; they are changed in place
   */
  AdamW(NDManager manager, List<NDArray> weights) {
    this.script = Script.load(manager, "adamw", SOURCE, Script.Mode.INFERENCE);
    // aliases of the same memory outside the graph, so that they can be written in place
    this.weights = weights.stream().map(NDArray::stopGradient).toList();
    for (var w : weights) {
      first.add(manager.zeros(w.getShape()));
      second.add(manager.zeros(w.getShape()));
    }
  }

  /**
   * Applies gradients and sets them to zero.
   *
   * @param step counted from 1
   * @return the norm of all gradients together, before clipping
   */
  float step(NDManager scope, List<NDArray> gradients, long step, double rate, double clip) {
    var inputs = new NDList(scope.create(new float[] {(float) rate, step, (float) clip}));
    for (var matrices : List.of(Boolean.TRUE, Boolean.FALSE)) {
      var suffix = matrices ? "" : "v";
      inputs.addAll(Script.list("p" + suffix, some(weights, matrices)));
      inputs.addAll(Script.list("g" + suffix, some(gradients, matrices)));
      inputs.addAll(Script.list("m" + suffix, some(first, matrices)));
      inputs.addAll(Script.list("v" + suffix, some(second, matrices)));
    }
    try (var norm = script.call(inputs)) {
      return norm.getFloat();
    }
  }

  /** Matrices, or vectors, which do not decay; the script gets them as lists of their own. */
  private static List<NDArray> some(List<NDArray> arrays, boolean matrices) {
    return arrays.stream().filter(a -> a.getShape().dimension() > 1 == matrices).toList();
  }

  /** The weights as arrays outside the graph, which may be written in place. */
  List<NDArray> weights() {
    return weights;
  }

  /** Running means of the gradients and of their squares, in the order of the weights. */
  List<NDArray> firstMoments() {
    return first;
  }

  List<NDArray> secondMoments() {
    return second;
  }

  @Override
  public void close() {
    script.close();
  }
}
