package org.vademecum.serving.service.openai;

import java.nio.file.Path;
import org.vademecum.student.checkpoint.Checkpoint;
import org.vademecum.student.checkpoint.TensorNames;

/**
 * A text's vector: the mean of its tokens' input embeddings, scaled to length 1 (a text without
 * tokens is the zero vector). It tells texts that share words and their kin from others; it knows
 * no order and no context, and passages are not searched with it.
 */
record TokenEmbeddings(float[] values, int width) {

  static TokenEmbeddings read(Path file) {
    try (var checkpoint = Checkpoint.open(file)) {
      var tensor = checkpoint.tensor(TensorNames.EMBEDDING);
      return new TokenEmbeddings(tensor.values(), tensor.columns());
    }
  }

  float[] mean(int[] ids) {
    var sum = new double[width];
    for (var id : ids) {
      for (var i = 0; i < width; i++) {
        sum[i] += values[id * width + i];
      }
    }
    var squares = 0.0;
    for (var value : sum) {
      squares += value * value;
    }
    var length = Math.sqrt(squares);
    var mean = new float[width];
    for (var i = 0; i < width && length > 0; i++) {
      mean[i] = (float) (sum[i] / length);
    }
    return mean;
  }
}
