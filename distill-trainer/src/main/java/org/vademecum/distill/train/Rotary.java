package org.vademecum.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.vademecum.distill.student.StudentShape;

/** Cosines and sines of rotary positions (Su et al., 2021), [positions, headSize], halves alike. */
record Rotary(NDArray cos, NDArray sin) {
  static Rotary tables(NDManager manager, StudentShape shape) {
    var size = shape.headSize();
    var cos = new float[shape.positions() * size];
    var sin = new float[shape.positions() * size];
    for (var p = 0; p < shape.positions(); p++) {
      for (var i = 0; i < size / 2; i++) {
        var angle = p * Math.pow(shape.ropeTheta(), -2.0 * i / size);
        var at = p * size + i;
        cos[at] = cos[at + size / 2] = (float) Math.cos(angle);
        sin[at] = sin[at + size / 2] = (float) Math.sin(angle);
      }
    }
    var table = new Shape(shape.positions(), size);
    return new Rotary(manager.create(cos, table), manager.create(sin, table));
  }
}
