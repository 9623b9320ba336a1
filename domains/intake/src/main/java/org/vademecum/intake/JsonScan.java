package org.vademecum.intake;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * A first pass over JSON: where its observations begin, how deep it goes, and where a document that
 * was cut off is still whole. Several documents may follow each other, as in NDJSON.
 */
final class JsonScan {
  private static final Set<String> ITEMS = Set.of("entry", "contained", "observations", "cases");
  private static final int TAIL = 16;

  private final Content content;
  private final List<Document> documents = new ArrayList<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Frame> resources = new ArrayList<>();
  private final List<Integer> items = new ArrayList<>();
  private long wholeUntil = -1;
  private String closing = "";

  /**
   * @param text the whole of the document, closed where it was cut off
   * @param resourceLines lines of FHIR observations in the order of their beginning
   * @param itemLines lines of the objects in arrays named {@code observations}
   */
  record Document(String text, boolean cut, List<Integer> resourceLines, List<Integer> itemLines) {}

  private static final class Frame {
    final boolean array;
    final @Nullable String name;
    final int line;
    final long offset;
    boolean observation;

    Frame(boolean array, @Nullable String name, int line, long offset) {
      this.array = array;
      this.name = name;
      this.line = line;
      this.offset = offset;
    }
  }

  private JsonScan(Content content) {
    this.content = content;
  }

  /**
   * The documents in the content.
   *
   * @throws Fault where it is not JSON, is nested too deep, has too many observations, or is cut
   *     off before anything is whole
   */
  static List<Document> of(Content content) {
    var scan = new JsonScan(content);
    try (var parser = Json.mapper().getFactory().createParser(content.text())) {
      scan.scan(parser);
    } catch (JsonEOFException e) {
      scan.endCut(e);
    } catch (JsonParseException e) {
      if (e.getLocation().getCharOffset() < content.text().stripTrailing().length() - TAIL) {
        throw notJson(content, e);
      }
      scan.endCut(e);
    } catch (IOException e) {
      throw notJson(content, e);
    }
    return scan.documents;
  }

  private static Fault notJson(Content content, IOException cause) {
    return Fault.input(
        "not-a-report", "not readable as JSON: " + content.fileName(), "correct the file", cause);
  }

  private void scan(JsonParser parser) throws IOException {
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isStructStart()) {
        start(parser, token);
      } else if (token.isStructEnd()) {
        end(parser.currentLocation().getCharOffset());
      } else if (token == JsonToken.VALUE_STRING
          && "resourceType".equals(parser.currentName())
          && "Observation".equals(parser.getText())
          && !open.isEmpty()) {
        open.getFirst().observation = true;
        resources.add(open.getFirst());
      }
      Limits.checkObservations(Math.max(resources.size(), items.size()), content);
    }
    if (!open.isEmpty()) {
      throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "cut off");
    }
  }

  private void start(JsonParser parser, JsonToken token) throws IOException {
    var at = parser.currentTokenLocation();
    var parent = open.peekFirst();
    var name = parent == null || parent.array ? null : parser.currentName();
    if (token == JsonToken.START_OBJECT
        && parent != null
        && parent.array
        && "observations".equals(parent.name)) {
      items.add(at.getLineNr());
    }
    open.push(new Frame(token == JsonToken.START_ARRAY, name, at.getLineNr(), at.getCharOffset()));
    if (open.size() > Limits.MAX_DEPTH) {
      throw Fault.input(
          "not-a-report",
          "JSON nested more than " + Limits.MAX_DEPTH + " deep: " + content.fileName(),
          "give a FHIR resource or a JSON case");
    }
  }

  private void end(long offset) {
    var ended = open.pop();
    var parent = open.peekFirst();
    if (parent == null) {
      document(ended.offset, offset, "", false);
    } else if (!ended.array && parent.array && isItems(parent)) {
      wholeUntil = offset;
      var closers = new StringBuilder();
      open.forEach(f -> closers.append(f.array ? ']' : '}'));
      closing = closers.toString();
    }
  }

  // Half an observation is no observation, so nothing inside one is a place to cut at.
  private boolean isItems(Frame parent) {
    return (open.size() == 1 || (parent.name != null && ITEMS.contains(parent.name)))
        && open.stream().noneMatch(f -> f.observation);
  }

  private void endCut(IOException cause) {
    if (open.isEmpty() && !documents.isEmpty()) {
      return;
    }
    var start = open.isEmpty() ? 0 : open.getLast().offset;
    if (wholeUntil <= start) {
      if (documents.isEmpty()) {
        throw Fault.input(
            "truncated-document",
            "the document is cut off before anything in it is whole: " + content.fileName(),
            "send the document again",
            cause);
      }
      var last = documents.removeLast();
      documents.add(new Document(last.text(), true, last.resourceLines(), last.itemLines()));
      return;
    }
    document(start, wholeUntil, closing, true);
  }

  private void document(long from, long to, String closers, boolean cut) {
    resources.sort(Comparator.comparingLong(f -> f.offset));
    documents.add(
        new Document(
            content.text().substring((int) from, (int) to) + closers,
            cut,
            resources.stream().filter(f -> f.offset < to).map(f -> f.line).toList(),
            List.copyOf(items)));
    resources.clear();
    items.clear();
  }
}
