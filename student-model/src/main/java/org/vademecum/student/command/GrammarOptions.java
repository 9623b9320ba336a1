package org.vademecum.student.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.grammar.Grammar;
import org.vademecum.student.grammar.schema.JsonSchemaGrammar;
import picocli.CommandLine.Option;

/** What the text is held to: a grammar or a JSON schema, not both. */
final class GrammarOptions {
  @Option(
      names = "--grammar",
      paramLabel = "FILE",
      description = "holds the text to a grammar in llama.cpp's form (GBNF)")
  private @Nullable Path grammar;

  @Option(
      names = "--json-schema",
      paramLabel = "FILE",
      description = "holds the text to JSON that is valid by a schema")
  private @Nullable Path schema;

  /**
   * The grammar; empty where none is asked for.
   *
   * @throws Fault of type {@code not-readable}, {@code not-json}, {@code wrong-grammar}, {@code
   *     wrong-schema} or {@code unsupported-schema}
   */
  Optional<Grammar> read() {
    if (grammar != null) {
      return Optional.of(Grammar.parse(text(grammar)));
    }
    return schema == null
        ? Optional.empty()
        : Optional.of(JsonSchemaGrammar.of(Json.read(text(schema), schema.toString())));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "give a file in UTF-8", e);
    }
  }
}
