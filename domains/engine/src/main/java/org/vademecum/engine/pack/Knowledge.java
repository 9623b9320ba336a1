package org.vademecum.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.text.Language;

/** Reads {@code knowledge/*.md}: passages, each behind a block of front matter. */
final class Knowledge {
  private final Problems problems;
  private final Set<String> seen = new HashSet<>();

  Knowledge(Problems problems) {
    this.problems = problems;
  }

  List<KnowledgePassage> read(Path pack) {
    var folder = pack.resolve("knowledge");
    var passages = new ArrayList<KnowledgePassage>();
    if (!Files.isDirectory(folder)) {
      return passages;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        readFile("knowledge/" + file.getFileName(), Files.readAllLines(file), passages);
      }
    } catch (IOException e) {
      problems.add("knowledge", 0, "not readable as UTF-8: " + e.getMessage());
    }
    return passages;
  }

  private void readFile(String file, List<String> lines, List<KnowledgePassage> passages) {
    var carried = new Carried("", "", "", "");
    var line = 0;
    while (line < lines.size() && !lines.get(line).strip().equals("---")) {
      line++;
    }
    if (line == lines.size()) {
      problems.add(file, 1, "no front matter between --- lines");
    }
    while (line < lines.size()) {
      var headerEnd = next(lines, line + 1);
      if (headerEnd == lines.size()) {
        problems.add(file, line + 1, "front matter without a closing ---");
        return;
      }
      var end = next(lines, headerEnd + 1);
      var header =
          YamlValue.parse(
              String.join("\n", lines.subList(line + 1, headerEnd)), file, line + 1, problems);
      carried = carried.with(header);
      var body = String.join(" ", lines.subList(headerEnd + 1, end)).strip();
      add(file, line + 1, header, carried, body.replaceAll("\\s+", " "), passages);
      line = end;
    }
  }

  private static int next(List<String> lines, int from) {
    var line = from;
    while (line < lines.size() && !lines.get(line).strip().equals("---")) {
      line++;
    }
    return line;
  }

  private void add(
      String file,
      int line,
      YamlValue header,
      Carried carried,
      String body,
      List<KnowledgePassage> passages) {
    if (body.isEmpty()) {
      problems.add(file, line, "a passage without text: " + header.text("id", ""));
      return;
    }
    Language language;
    try {
      language = Language.of(carried.language());
    } catch (IllegalArgumentException e) {
      problems.add(file, line, String.valueOf(e.getMessage()));
      return;
    }
    var passage =
        new KnowledgePassage(
            header.text("id"),
            language,
            header.text("title"),
            header.texts("about"),
            carried.source(),
            carried.edition(),
            carried.licence(),
            body);
    for (var key : List.of(carried.source(), carried.edition(), carried.licence())) {
      if (key.isEmpty()) {
        problems.add(file, line, "source, edition or licence missing: " + passage.id());
        break;
      }
    }
    if (!seen.add(passage.indexId())) {
      problems.add(file, line, "a passage twice: " + passage.indexId());
    }
    passages.add(passage);
  }

  /** Keys that carry over from one block to the next in a file. */
  private record Carried(String language, String source, String edition, String licence) {
    Carried with(YamlValue header) {
      return new Carried(
          header.text("language", language),
          header.text("source", source),
          header.text("edition", edition),
          header.text("licence", licence));
    }
  }
}
