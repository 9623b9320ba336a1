package org.vademecum.rag;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which direction a text gives to each name in it: "raised X with low Y". */
final class Directions {
  private Directions() {}

  /**
   * From the code or id of each name to {@code high}, {@code low} or {@code abnormal}, or to an
   * empty text where none is named. As many names as directions are paired in order; otherwise the
   * nearest direction holds.
   */
  static Map<String, String> ofNames(List<Token> tokens) {
    var names = tokens.stream().filter(t -> t.kind() == Token.Kind.NAME).toList();
    var directions = tokens.stream().filter(t -> t.kind() == Token.Kind.DIRECTION).toList();
    var places = names.stream().map(Token::position).distinct().sorted().toList();
    var found = new TreeMap<String, String>();
    for (var name : names) {
      var direction = "";
      if (places.size() == directions.size()) {
        direction = directions.get(places.indexOf(name.position())).term();
      } else if (!directions.isEmpty()) {
        direction = nearest(name, directions).term();
      }
      found.putIfAbsent(withoutPrefix(name.term()), withoutPrefix(direction));
    }
    return found;
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
