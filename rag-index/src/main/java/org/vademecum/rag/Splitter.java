package org.vademecum.rag;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text that is too long to be quoted, at the ends of sentences, into parts of at most 120
 * words or 220 Han characters; mixed text counts by both shares. A sentence that is too long by
 * itself is cut between words.
 */
final class Splitter {
  private static final double WORD_SHARE = 1.0 / 120;
  private static final double HAN_SHARE = 1.0 / 220;

  private Splitter() {}

  /** The document itself, or its parts in order. */
  static List<IndexDocument> split(IndexDocument document) {
    var parts = parts(document.text());
    if (parts.size() == 1) {
      return List.of(document);
    }
    var documents = new ArrayList<IndexDocument>();
    for (var part : parts) {
      documents.add(document.part(documents.size() + 1, part));
    }
    return documents;
  }

  static List<String> parts(String text) {
    if (size(text) <= 1) {
      return List.of(text);
    }
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    var filled = 0.0;
    for (var sentence : sentences(text)) {
      for (var piece : size(sentence) <= 1 ? List.of(sentence) : pieces(sentence)) {
        var size = size(piece);
        if (filled + size > 1 && !part.isEmpty()) {
          parts.add(part.toString().strip());
          part.setLength(0);
          filled = 0;
        }
        part.append(piece);
        filled += size;
      }
    }
    parts.add(part.toString().strip());
    return parts.stream().filter(p -> !p.isEmpty()).toList();
  }

  private static List<String> sentences(String text) {
    return List.of(text.split("(?<=[。！？；\n])|(?<=[.!?]\\s)"));
  }

  private static List<String> pieces(String sentence) {
    return List.of(sentence.split("(?<=\\s)|(?<=\\p{IsIdeographic})"));
  }

  /** How much of a part it fills: 1 is a whole one. */
  static double size(String text) {
    var size = 0.0;
    var inWord = false;
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      var letter = !WordForms.isHan(c) && !Character.isWhitespace(c);
      size += WordForms.isHan(c) ? HAN_SHARE : letter && !inWord ? WORD_SHARE : 0;
      inWord = letter;
      i += Character.charCount(c);
    }
    return size;
  }
}
