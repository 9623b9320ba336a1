package org.vademecum.serving.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.vademecum.cli.Fault;

/** Something slow that is done on a thread of its own while the caller does something else. */
final class Meanwhile<T> {
  private final FutureTask<T> task;

  private Meanwhile(FutureTask<T> task) {
    this.task = task;
  }

  /** Starts it. */
  static <T> Meanwhile<T> start(String name, Supplier<T> slow) {
    var task = new FutureTask<>(slow::get);
    Thread.ofPlatform().name(name).daemon().start(task);
    return new Meanwhile<>(task);
  }

  /**
   * Waits for what came of it.
   *
   * @throws Fault the one that it ended with
   */
  T await() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
