package org.vademecum.student.bench;

import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;
import org.vademecum.student.forward.KeyValueCache;

/** Something that continues a prompt greedily, as a benchmark drives it. */
interface Decoder extends AutoCloseable {
  /** Forgets all positions and passes a prompt. */
  void prefill(int[] prompt);

  /** Chooses the likeliest token and passes it. */
  void step();

  @Override
  void close();

  /** This project's engine, with so many equal sequences side by side. */
  final class Engine implements Decoder {
    private static final int CHUNK = 64;

    private final Inference inference;
    private final KeyValueCache[] caches;
    private final int vocabulary;

    Engine(StudentModel model, int positions, int sequences, int threads) {
      inference = model.transformer().inference(Math.max(CHUNK, sequences), threads);
      caches = new KeyValueCache[sequences];
      for (var i = 0; i < sequences; i++) {
        caches[i] = model.transformer().newCache(positions);
      }
      vocabulary = model.config().vocabulary();
    }

    @Override
    public void prefill(int[] prompt) {
      for (var cache : caches) {
        cache.truncate(0);
        for (var i = 0; i < prompt.length - 1; i++) {
          makeRoom();
          inference.add(cache, prompt[i]);
        }
      }
      if (inference.room() < caches.length) {
        inference.run();
      }
      for (var cache : caches) {
        inference.addWithLogits(cache, prompt[prompt.length - 1]);
      }
      inference.run();
    }

    private void makeRoom() {
      if (inference.room() == 0) {
        inference.run();
      }
    }

    @Override
    public void step() {
      for (var i = 0; i < caches.length; i++) {
        inference.addWithLogits(caches[i], inference.likeliest(i));
      }
      inference.run();
    }

    @Override
    public void close() {
      inference.close();
    }
  }

  /** llama.cpp with one sequence. */
  final class Rival implements Decoder {
    private final LlamaCpp library;

    Rival(LlamaCpp library) {
      this.library = library;
    }

    @Override
    public void prefill(int[] prompt) {
      library.clear();
      library.decode(prompt);
    }

    @Override
    public void step() {
      library.decode(library.likeliest());
    }

    @Override
    public void close() {
      library.close();
    }
  }
}
