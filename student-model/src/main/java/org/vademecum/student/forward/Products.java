package org.vademecum.student.forward;

import java.util.Arrays;
import org.vademecum.student.forward.Weights.Linear;

/**
 * Products of matrices with the same input, divided by panels of the matrices: one round of work
 * for the threads, however many matrices there are. Used again and again, so that nothing is
 * allocated.
 */
final class Products implements Workers.Task {
  private static final int MOST = 3;

  /** Parts of a product for each thread: some more than one, for the case that one is held up. */
  private static final int PARTS_A_THREAD = 4;

  private final Workers workers;
  private final Scratch[] scratch; // by worker

  private final Linear[] linears = new Linear[MOST];
  private final float[][] outputs = new float[MOST][];
  private final int[] strides = new int[MOST];
  private int size;
  private float[] input = new float[0];
  private int inputStride;
  private int positions;
  private boolean gated;

  Products(Workers workers) {
    this.workers = workers;
    scratch = new Scratch[workers.threads()];
    Arrays.setAll(scratch, i -> new Scratch());
  }

  /** Begins with an input. */
  void of(float[] rows, int stride, int count) {
    input = rows;
    inputStride = stride;
    positions = count;
    size = 0;
    gated = false;
  }

  /** One more matrix, and where its product goes. */
  void add(Linear linear, float[] output, int stride) {
    linears[size] = linear;
    outputs[size] = output;
    strides[size] = stride;
    size++;
  }

  /** Works all of them out. */
  void run() {
    workers.run(this, parts(panels()));
  }

  private int panels() {
    var panels = 0;
    for (var i = 0; i < size; i++) {
      panels += linears[i].matrix().panels();
    }
    return panels;
  }

  /** The first product becomes silu of itself times the second one, rows of both by one thread. */
  void runGated() {
    gated = true;
    workers.run(this, parts(linears[0].matrix().panels()));
  }

  private int parts(int panels) {
    var threads = workers.threads();
    return threads == 1 ? 1 : Math.min(PARTS_A_THREAD * threads, (panels + 1) / 2);
  }

  @Override
  public void run(int part, int parts, int worker) {
    if (gated) {
      var panels = linears[0].matrix().panels();
      gate(panels * part / parts, panels * (part + 1) / parts, worker);
      return;
    }
    var panels = panels();
    var from = panels * part / parts;
    var to = panels * (part + 1) / parts;
    var first = 0;
    for (var i = 0; i < size; i++) {
      var last = first + linears[i].matrix().panels();
      if (from < last && to > first) {
        multiply(i, Math.max(from, first) - first, Math.min(to, last) - first, worker);
      }
      first = last;
    }
  }

  private void gate(int from, int to, int worker) {
    multiply(0, from, to, worker);
    multiply(1, from, to, worker);
    var rows = (to - from) * Kernels.PANEL;
    for (var i = 0; i < positions; i++) {
      Elementwise.swiglu(outputs[0], outputs[1], i * strides[0] + from * Kernels.PANEL, rows);
    }
  }

  private void multiply(int which, int from, int to, int worker) {
    var linear = linears[which];
    var output = outputs[which];
    var stride = strides[which];
    linear
        .matrix()
        .multiply(input, inputStride, positions, output, stride, from, to, scratch[worker]);
    var bias = linear.bias();
    if (bias != null) {
      var row = from * Kernels.PANEL;
      var rows = Math.min(bias.length, to * Kernels.PANEL) - row;
      for (var i = 0; i < positions; i++) {
        Elementwise.add(bias, row, output, i * stride + row, rows);
      }
    }
  }
}
