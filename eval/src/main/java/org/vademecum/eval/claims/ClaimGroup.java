package org.vademecum.eval.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * A report, the passages that may be used, and labelled claims about both; a line of a pack's
 * {@code eval/claims-*.jsonl}.
 *
 * @param place file and line
 * @param passages ids of the pack's passages, the same in every language
 */
public record ClaimGroup(
    String place,
    String id,
    String language,
    String audience,
    String report,
    List<String> passages,
    List<LabelledClaim> claims) {
  private static final Set<String> LABELS = Set.of("supported", "contradicted", "unsupported");

  public ClaimGroup {
    passages = List.copyOf(passages);
    claims = List.copyOf(claims);
  }

  /**
   * A claim with the truth about it.
   *
   * @param style what kind of truth or error it is, in the labeller's word
   * @param why the labeller's reason
   */
  public record LabelledClaim(String claim, String label, String style, String why) {
    /** Whether it must be caught: unsupported, or contradicted. */
    boolean bad() {
      return !label.equals("supported");
    }
  }

  /**
   * Reads files.
   *
   * @throws Fault that names the first faulty line
   */
  public static List<ClaimGroup> read(List<Path> files) {
    var groups = new ArrayList<ClaimGroup>();
    for (var file : files) {
      var number = 0;
      for (var line : lines(file)) {
        number++;
        if (!line.isBlank()) {
          groups.add(group(line, file + ":" + number));
        }
      }
    }
    if (groups.isEmpty()) {
      throw Fault.input("no-claims", "no claims in: " + files, "give files with labelled claims");
    }
    return groups;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check --claims", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
  }

  private static ClaimGroup group(String line, String place) {
    try {
      var node = Json.mapper().readTree(line);
      var claims = new ArrayList<LabelledClaim>();
      for (var claim : node.path("claims")) {
        var label = text(claim, "label", place);
        if (!LABELS.contains(label)) {
          throw faulty("no such label: " + label + ": " + place);
        }
        claims.add(
            new LabelledClaim(
                text(claim, "claim", place),
                label,
                claim.path("style").asText("none"),
                claim.path("why").asText("")));
      }
      var passages = new ArrayList<String>();
      node.path("passages").forEach(p -> passages.add(p.asText()));
      return new ClaimGroup(
          place,
          node.path("id").asText(place),
          text(node, "language", place),
          node.path("audience").asText("clinician"),
          text(node, "report", place),
          passages,
          claims);
    } catch (JsonProcessingException e) {
      throw Fault.input("faulty-claims", "not JSON: " + place, "correct the line", e);
    }
  }

  private static String text(JsonNode node, String field, String place) {
    if (!node.path(field).isTextual()) {
      throw faulty(field + " is missing: " + place);
    }
    return node.path(field).asText();
  }

  private static Fault faulty(String detail) {
    return Fault.input("faulty-claims", detail, "correct the line; docs/measures.md has the form");
  }
}
