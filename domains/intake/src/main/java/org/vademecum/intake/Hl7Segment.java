package org.vademecum.intake;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escape;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of an HL7 v2 message. Fields, repetitions, components and subcomponents count from 1
 * and are absent where empty; HAPI unescapes the texts, formatting sequences become line breaks.
 *
 * <p>HAPI's message parser is not used: it refuses observations before the first order, keeps no
 * line numbers and is bound to one version's structures.
 *
 * @param line in the file, counted from 1
 * @param raw the segment with its separators
 */
record Hl7Segment(
    int line, String name, String raw, List<String> fields, EncodingCharacters signs) {
  static final EncodingCharacters USUAL = new EncodingCharacters('|', "^~\\&");

  private static final Pattern LINE_BREAK = Pattern.compile("\\.(?:br|sp|ce)[-+]?\\d*");
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\\\\(\\.(?:br|sp|ce|in|ti|sk|fi|nf)[-+]?\\d*|[HNFSTRE]|X(?:[0-9A-Fa-f]{2})+|[CMZ][0-9A-Fa-f]+)\\\\");

  static Hl7Segment of(int line, String raw, EncodingCharacters signs) {
    var name = raw.substring(0, Math.min(3, raw.length()));
    return new Hl7Segment(line, name, raw, split(raw, signs.getFieldSeparator()), signs);
  }

  private static List<String> split(String text, char separator) {
    return List.of(text.split(Pattern.quote(Character.toString(separator)), -1));
  }

  int fieldCount() {
    return fields.size() - 1;
  }

  /** A whole field with its separators. The first field of a header is the separator itself. */
  String field(int number) {
    var header = name.equals("MSH") || name.equals("FHS") || name.equals("BHS");
    var index = header ? number - 1 : number;
    return index < fields.size() ? fields.get(index) : "";
  }

  List<String> repetitions(int field) {
    return split(field(field), signs.getRepetitionSeparator());
  }

  /** The components of a repetition, each with its subcomponents' separators. */
  List<String> components(String repetition) {
    return split(repetition, signs.getComponentSeparator());
  }

  /** The text of a component of a field's first repetition, or null. */
  @Nullable String component(int field, int component) {
    return component(repetitions(field).getFirst(), component);
  }

  /** The text of a component: its first subcomponent that is not empty, or null. */
  @Nullable String component(String repetition, int component) {
    var components = components(repetition);
    if (component > components.size()) {
      return null;
    }
    for (var part : split(components.get(component - 1), signs.getSubcomponentSeparator())) {
      var text = text(part);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** The first of several components that is not empty, or null. */
  @Nullable String firstOf(String repetition, int... components) {
    for (var component : components) {
      var text = component(repetition, component);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** The last subcomponent of a component: the text where the first is a code. Null if empty. */
  @Nullable String description(int field, int component) {
    var components = components(repetitions(field).getFirst());
    if (component > components.size()) {
      return null;
    }
    var parts = split(components.get(component - 1), signs.getSubcomponentSeparator());
    var second = parts.size() > 1 ? text(parts.get(1)) : null;
    return second == null ? text(parts.getFirst()) : second;
  }

  /** A field as free text: repetitions on lines of their own, or null. */
  @Nullable String freeText(int field) {
    var lines = repetitions(field).stream().map(this::unescape).toList();
    var text = String.join("\n", lines).strip();
    return text.isEmpty() || text.equals("\"\"") ? null : text;
  }

  /** The unescaped text, or null where it is empty or HL7's explicit null. */
  @Nullable String text(String escaped) {
    var text = unescape(escaped).strip();
    return text.isEmpty() || text.equals("\"\"") ? null : text;
  }

  // Sequence by sequence, so that what an escaped escape sign leaves behind is not read again.
  private String unescape(String escaped) {
    var sign = signs.getEscapeCharacter();
    if (escaped.indexOf(sign) < 0) {
      return escaped;
    }
    var text = sign == '\\' ? escaped : escaped.replace(sign, '\\');
    return SEQUENCE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(meaning(m.group(1), sign)));
  }

  private String meaning(String sequence, char sign) {
    if (sequence.startsWith(".")) {
      return LINE_BREAK.matcher(sequence).matches() ? "\n" : "";
    }
    return switch (sequence.charAt(0)) {
      case 'H', 'N', 'C', 'M', 'Z' -> "";
      default -> Escape.unescape(sign + sequence + sign, signs);
    };
  }
}
