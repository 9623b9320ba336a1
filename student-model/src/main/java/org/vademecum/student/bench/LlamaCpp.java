package org.vademecum.student.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vademecum.cli.Fault;

/**
 * llama.cpp as a rival on the same file: its own library, called through its C interface ({@code
 * llama.h}), so that no other language stands between. For measuring only; nothing else of this
 * project loads native code for a model.
 *
 * <p>Of the two parameter structures only the first field of the context's ({@code n_ctx}) is
 * touched, which has been the first for years; the rest are the library's defaults, taken and
 * handed on in a buffer that is larger than any version's structure.
 */
final class LlamaCpp implements AutoCloseable {
  // A structure of more than two words is passed in memory (System V ABI), so its size may be more.
  private static final StructLayout PARAMETERS =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(64, JAVA_LONG));
  private static final StructLayout BATCH =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(7, JAVA_LONG));
  private static final AddressLayout FLOATS =
      ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Integer.MAX_VALUE, JAVA_FLOAT));

  private final Arena arena = Arena.ofConfined();
  private final SymbolLookup symbols;
  private final MemorySegment model;
  private final MemorySegment context;
  private final MemorySegment memory;
  private final MemorySegment tokens;
  private final int vocabulary;
  private final MethodHandle decode;
  private final MethodHandle batch;
  private final MethodHandle logits;
  private final MethodHandle clear;

  /**
   * Loads the library and a model.
   *
   * @param folder where {@code libllama} and {@code libggml} lie, as in {@code
   *     node_modules/@node-llama-cpp/linux-x64/bins/linux-x64}
   * @param positions of the context
   * @throws Fault where the folder has no such library, or the library refuses the file
   */
  LlamaCpp(Path folder, Path gguf, int positions, int threads) {
    symbols = libraries(folder, arena);
    silence();
    var name = arena.allocateFrom(folder.toAbsolutePath().toString());
    call(function("ggml_backend_load_all_from_path", null, ADDRESS), name);
    call(function("llama_backend_init", null));
    var modelParameters = parameters("llama_model_default_params");
    model =
        (MemorySegment)
            call(
                function("llama_model_load_from_file", ADDRESS, ADDRESS, PARAMETERS),
                arena.allocateFrom(gguf.toString()),
                modelParameters);
    if (model.address() == 0) {
      throw Fault.input(
          "llama-cpp-refused", "llama.cpp does not load: " + gguf, "compare on another GGUF file");
    }
    var contextParameters = parameters("llama_context_default_params");
    contextParameters.set(JAVA_INT, 0, positions);
    context =
        (MemorySegment)
            call(
                function("llama_init_from_model", ADDRESS, ADDRESS, PARAMETERS),
                model,
                contextParameters);
    if (context.address() == 0) {
      throw Fault.resource(
          "llama-cpp-refused", "llama.cpp makes no context: " + positions, "ask for fewer tokens");
    }
    var threadsOf = function("llama_set_n_threads", null, ADDRESS, JAVA_INT, JAVA_INT);
    call(threadsOf, context, threads, threads);
    memory = (MemorySegment) call(function("llama_get_memory", ADDRESS, ADDRESS), context);
    var vocab = (MemorySegment) call(function("llama_model_get_vocab", ADDRESS, ADDRESS), model);
    vocabulary = (int) call(function("llama_vocab_n_tokens", JAVA_INT, ADDRESS), vocab);
    tokens = arena.allocate(JAVA_INT, positions);
    decode = function("llama_decode", JAVA_INT, ADDRESS, BATCH);
    batch = function("llama_batch_get_one", BATCH, ADDRESS, JAVA_INT);
    logits = function("llama_get_logits_ith", FLOATS, ADDRESS, JAVA_INT);
    clear = function("llama_memory_clear", null, ADDRESS, JAVA_BOOLEAN);
  }

  private static SymbolLookup libraries(Path folder, Arena arena) {
    SymbolLookup found = name -> java.util.Optional.empty();
    for (var prefix : List.of("libggml.", "libllama.")) {
      try (var files = Files.list(folder)) {
        var library =
            files
                .filter(f -> String.valueOf(f.getFileName()).startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> missing(folder, null));
        found = found.or(SymbolLookup.libraryLookup(library.toAbsolutePath(), arena));
      } catch (IOException | IllegalArgumentException e) {
        throw missing(folder, e);
      }
    }
    return found;
  }

  private static Fault missing(Path folder, @org.jspecify.annotations.Nullable Exception cause) {
    var remedy = "npm install node-llama-cpp, and name its bins folder for this machine";
    return cause == null
        ? Fault.input("no-llama-cpp", "no library of llama.cpp in: " + folder, remedy)
        : Fault.input("no-llama-cpp", "no library of llama.cpp in: " + folder, remedy, cause);
  }

  private MethodHandle function(
      String name, @org.jspecify.annotations.Nullable MemoryLayout result, MemoryLayout... given) {
    var address =
        symbols
            .find(name)
            .orElseThrow(
                () ->
                    Fault.input(
                        "no-llama-cpp",
                        "this llama.cpp has no function " + name,
                        "install a version of 2025 or later"));
    var descriptor =
        result == null ? FunctionDescriptor.ofVoid(given) : FunctionDescriptor.of(result, given);
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }

  private MemorySegment parameters(String defaults) {
    return (MemorySegment) call(function(defaults, PARAMETERS), arena);
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native function threw", e);
    }
  }

  private void silence() {
    try {
      var nothing =
          MethodHandles.lookup()
              .findStatic(
                  LlamaCpp.class,
                  "nothing",
                  MethodType.methodType(
                      void.class, int.class, MemorySegment.class, MemorySegment.class));
      var stub =
          Linker.nativeLinker()
              .upcallStub(nothing, FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS), arena);
      call(function("llama_log_set", null, ADDRESS, ADDRESS), stub, MemorySegment.NULL);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unused") // called by the library, for each line that it would log
  private static void nothing(int level, MemorySegment text, MemorySegment data) {}

  int vocabulary() {
    return vocabulary;
  }

  /** Forgets all positions. */
  void clear() {
    try {
      clear.invokeExact(memory, true);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Passes some tokens behind those that were passed before. */
  void decode(int[] ids) {
    MemorySegment.copy(ids, 0, tokens, JAVA_INT, 0, ids.length);
    run(ids.length);
  }

  /** Passes one token behind those that were passed before. */
  void decode(int id) {
    tokens.set(JAVA_INT, 0, id);
    run(1);
  }

  private void run(int count) {
    try (var frame = Arena.ofConfined()) {
      var one = (MemorySegment) batch.invoke(frame, tokens, count);
      var code = (int) decode.invokeExact(context, one);
      if (code != 0) {
        throw new IllegalStateException("llama_decode answered " + code);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The likeliest token behind the last one that was passed. */
  int likeliest() {
    try {
      var row = (MemorySegment) logits.invokeExact(context, -1);
      var best = 0;
      var largest = row.getAtIndex(JAVA_FLOAT, 0);
      for (var i = 1; i < vocabulary; i++) {
        var value = row.getAtIndex(JAVA_FLOAT, i);
        if (value > largest) {
          best = i;
          largest = value;
        }
      }
      return best;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    call(function("llama_free", null, ADDRESS), context);
    call(function("llama_model_free", null, ADDRESS), model);
    arena.close();
  }
}
