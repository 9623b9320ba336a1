package org.vademecum.rag;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which direction a text gives to each name in it: "raised X with low Y". */
final class Directions {
  private Directions() {}

  /**
   * From the code or id of each name to {@code high}, {@code low} or {@code abnormal}, or to an
   * empty text where none is named. A name that says its direction ("hyperkalaemia") has that one.
   * Of the others, as many names as directions are paired in order; otherwise the nearest direction
   * holds.
   */
  static Map<String, String> ofNames(List<Token> tokens) {
    var found = new TreeMap<String, String>();
    var saying = new HashSet<Integer>();
    for (var i = 0; i + 1 < tokens.size(); i++) {
      var name = tokens.get(i);
      var next = tokens.get(i + 1);
      if (name.kind() == Token.Kind.NAME
          && next.kind() == Token.Kind.DIRECTION
          && next.position() == name.position()) {
        saying.add(name.position());
        found.put(withoutPrefix(name.term()), withoutPrefix(next.term()));
      }
    }
    for (var token : tokens) {
      if (token.kind() == Token.Kind.NAME && saying.contains(token.position())) {
        found.putIfAbsent(withoutPrefix(token.term()), "");
      }
    }
    pair(tokens.stream().filter(t -> !saying.contains(t.position())).toList(), found);
    return found;
  }

  private static void pair(List<Token> tokens, Map<String, String> found) {
    var names = tokens.stream().filter(t -> t.kind() == Token.Kind.NAME).toList();
    var directions = tokens.stream().filter(t -> t.kind() == Token.Kind.DIRECTION).toList();
    var places = names.stream().map(Token::position).distinct().sorted().toList();
    for (var name : names) {
      var direction = "";
      if (places.size() == directions.size()) {
        direction = directions.get(places.indexOf(name.position())).term();
      } else if (!directions.isEmpty()) {
        direction = nearest(name, directions).term();
      }
      found.putIfAbsent(withoutPrefix(name.term()), withoutPrefix(direction));
    }
  }

  private static Token nearest(Token name, List<Token> directions) {
    return directions.stream()
        .min(Comparator.comparingInt(d -> Math.abs(d.position() - name.position())))
        .orElseThrow();
  }

  private static String withoutPrefix(String term) {
    return term.substring(term.indexOf(':') + 1);
  }
}
