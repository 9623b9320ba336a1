package org.vademecum.distill.train;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A TorchScript module that was written here, loaded by DJL, and called with arrays of ours. */
final class Script implements AutoCloseable {
  /** Whether gradients flow through a call. */
  enum Mode {
    TRAINING,
    INFERENCE
  }

  private final Model model;
  private final Block block;
  private final ParameterStore store;
  private final Mode mode;

  private Script(Model model, ParameterStore store, Mode mode) {
    this.model = model;
    this.block = model.getBlock();
    this.store = store;
    this.mode = mode;
  }

  static Script load(NDManager manager, String name, String source, Mode mode) {
    try {
      var folder = Files.createTempDirectory("vademecum-script");
      try {
        ScriptArchive.write(folder, name, source);
        var model = Model.newInstance(name, manager.getDevice());
        model.load(folder, name, Map.of("trainParam", "true"));
        return new Script(model, new ParameterStore(manager, false), mode);
      } finally {
        delete(folder, name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the script " + name, e);
    } catch (MalformedModelException e) {
      throw new IllegalStateException("PyTorch does not accept the script " + name, e);
    }
  }

  private static void delete(Path folder, String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name + ".pt"));
    Files.deleteIfExists(folder);
  }

  NDArray call(NDList inputs) {
    return block.forward(store, inputs, mode == Mode.TRAINING).singletonOrThrow();
  }

  /** Marks arrays as elements of one list argument of the script. */
  static List<NDArray> list(String name, List<NDArray> arrays) {
    arrays.forEach(a -> a.setName(name + "[]"));
    return arrays;
  }

  @Override
  public void close() {
    model.close();
  }
}
