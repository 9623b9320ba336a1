package org.vademecum.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.vademecum.cli.Fault;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.student.safetensors.FloatTensor;
import org.vademecum.student.safetensors.SafetensorsFile;

/** A student's weights as float32 arrays with gradients, in the order that the scripts expect. */
public final class Weights {
  private final StudentShape shape;
  private final List<String> names;
  private final List<NDArray> arrays;

  private Weights(StudentShape shape, List<String> names, List<NDArray> arrays) {
    this.shape = shape;
    this.names = List.copyOf(names);
    this.arrays = Script.list("p", List.copyOf(arrays));
    this.arrays.forEach(a -> a.setRequiresGradient(true));
  }

  /**
   * Fresh weights: normal with deviation 0.02, norms 1, biases 0. The projections that write into
   * the residual stream begin at zero, so that each layer starts as no change; only the circuit of
   * {@link CopyingStart} is there from the first step.
   */
  public static SequencedMap<String, FloatTensor> initial(StudentShape shape, long seed) {
    var random = new SplittableRandom(seed);
    var result = new LinkedHashMap<String, FloatTensor>();
    for (var entry : shape.parameters().entrySet()) {
      var name = entry.getKey();
      var values = new float[Arrays.stream(entry.getValue()).reduce(1, Math::multiplyExact)];
      var zero =
          name.endsWith("bias")
              || name.endsWith("o_proj.weight")
              || name.endsWith("down_proj.weight");
      for (var i = 0; i < values.length && !zero; i++) {
        values[i] = name.endsWith("norm.weight") ? 1 : (float) (random.nextGaussian() * 0.02);
      }
      result.put(name, new FloatTensor(entry.getValue(), values));
    }
    CopyingStart.into(shape, result);
    return result;
  }

  /** Takes weights by name; every one of the shape must be there in its shape. */
  public static Weights of(
      NDManager manager, StudentShape shape, SequencedMap<String, FloatTensor> tensors) {
    var arrays = new ArrayList<NDArray>();
    for (var entry : shape.parameters().entrySet()) {
      var tensor = tensors.get(entry.getKey());
      if (tensor == null || !Arrays.equals(tensor.shape(), entry.getValue())) {
        throw Fault.input(
            "weights-do-not-fit",
            "missing or of another shape: " + entry.getKey(),
            "give a model whose config.json matches its weights");
      }
      arrays.add(
          manager.create(
              tensor.values(), new Shape(Arrays.stream(tensor.shape()).asLongStream().toArray())));
    }
    return new Weights(shape, List.copyOf(shape.parameters().sequencedKeySet()), arrays);
  }

  public StudentShape shape() {
    return shape;
  }

  List<NDArray> arrays() {
    return arrays;
  }

  /** A copy on the heap, by name. */
  public SequencedMap<String, FloatTensor> toTensors() {
    return toTensors("", arrays);
  }

  /** Copies arrays that correspond to the weights, their names behind a prefix. */
  SequencedMap<String, FloatTensor> toTensors(String prefix, List<NDArray> parallel) {
    var result = new LinkedHashMap<String, FloatTensor>();
    var next = parallel.iterator();
    shape
        .parameters()
        .forEach(
            (name, size) ->
                result.put(prefix + name, new FloatTensor(size, next.next().toFloatArray())));
    return result;
  }

  /**
   * Writes a file's values into arrays that correspond to the weights. By arithmetic, because
   * {@code NDArray.set} gives an array new memory, which its aliases would not share.
   */
  void load(String prefix, SafetensorsFile file, List<NDArray> parallel) {
    for (var i = 0; i < names.size(); i++) {
      var array = parallel.get(i);
      try (var scope = array.getManager().newSubManager()) {
        array.muli(0).addi(scope.create(file.read(prefix + names.get(i)), array.getShape()));
      }
    }
  }

  /** Gradients of the last backward pass, attached to the scope that closes them. */
  List<NDArray> gradients(NDManager scope) {
    var result = new ArrayList<NDArray>();
    for (var array : arrays) {
      var gradient = array.getGradient();
      gradient.attach(scope);
      result.add(gradient);
    }
    return result;
  }
}
