package org.vademecum.student.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.student.tokenizer.TokenizerSpec.Normalization;
import org.vademecum.student.tokenizer.TokenizerSpec.SentencePieces;

/**
 * Text to ids and back, by byte-level or SentencePiece's BPE. Gives the ids that Hugging Face's
 * tokenizers give for the same {@code tokenizer.json}; adds no beginning or end of its own.
 * Immutable but for a cache; safe for use by several threads.
 */
public final class Tokenizer {
  private final TokenizerSpec spec;
  private final BytePairEncoder encoder;
  private final List<Pattern> wordPatterns;
  private final Map<String, Integer> addedIds = new HashMap<>();
  private final @Nullable Pattern userDefined;
  private final @Nullable Pattern allAdded;
  private final byte[][] bytes;

  public Tokenizer(TokenizerSpec spec) {
    this.spec = spec;
    var ids = new HashMap<String, Integer>();
    bytes = new byte[spec.tokens().size()][];
    for (var id = 0; id < bytes.length; id++) {
      var token = spec.tokens().get(id);
      var utf8 = token.getBytes(StandardCharsets.UTF_8);
      switch (spec.types().get(id)) {
        case NORMAL -> {
          ids.putIfAbsent(token, id);
          bytes[id] = normalBytes(token, spec.pieces());
        }
        case BYTE -> {
          if (spec.pieces() == null) {
            ids.putIfAbsent(token, id);
          }
          bytes[id] = byteToken(token, spec.pieces());
        }
        case CONTROL, USER_DEFINED, UNKNOWN -> {
          addedIds.putIfAbsent(token, id);
          bytes[id] = utf8;
        }
        case UNUSED -> bytes[id] = new byte[0];
      }
    }
    encoder = new BytePairEncoder(spec, ids, addedIds.keySet());
    wordPatterns = spec.preTokenizer().patterns().stream().map(Tokenizer::pattern).toList();
    userDefined = anyOf(id -> spec.types().get(id) == TokenType.USER_DEFINED);
    allAdded = anyOf(id -> true);
  }

  private static byte[] normalBytes(String token, @Nullable SentencePieces pieces) {
    return pieces == null
        ? ByteAlphabet.bytes(token).orElseGet(() -> token.getBytes(StandardCharsets.UTF_8))
        : token.replace(CharacterSymbols.BLANK, " ").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] byteToken(String token, @Nullable SentencePieces pieces) {
    return pieces == null
        ? normalBytes(token, null)
        : CharacterSymbols.byteOf(token)
            .map(value -> new byte[] {value})
            .orElseGet(() -> normalBytes(token, pieces));
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException e) {
      throw Fault.input(
          "unsupported-tokenizer", "a pattern is not understood: " + regex, "use another model", e);
    }
  }

  // Longest first, so that the leftmost longest added token is found.
  private @Nullable Pattern anyOf(Predicate<Integer> wanted) {
    var alternatives =
        addedIds.entrySet().stream()
            .filter(e -> wanted.test(e.getValue()) && !e.getKey().isEmpty())
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return alternatives.isEmpty() ? null : Pattern.compile(alternatives);
  }

  /**
   * Encodes text from anywhere: what looks like a special token is text. (Tokens that were added
   * without being special are recognised, as they are everywhere.)
   */
  public int[] encode(String text) {
    return encode(List.of(new PromptPart.Foreign(text)));
  }

  /** Encodes text that the program wrote itself: special tokens in it are recognised. */
  public int[] encodeWithSpecialTokens(String text) {
    return encode(List.of(new PromptPart.Own(text)));
  }

  private int[] encode(List<PromptPart> parts) {
    var ids = IntStream.builder();
    var text = new StringBuilder();
    var textAt = 0;
    var at = 0;
    for (var part : parts) {
      var added = recognised(part);
      var matcher = added == null ? null : added.matcher(part.text());
      var from = 0;
      while (matcher != null && matcher.find()) {
        text.append(part.text(), from, matcher.start());
        encodeWords(text.toString(), textAt, ids);
        ids.add(idOf(matcher.group()));
        text.setLength(0);
        from = matcher.end();
        textAt = at + from;
      }
      text.append(part.text(), from, part.text().length());
      at += part.text().length();
    }
    encodeWords(text.toString(), textAt, ids);
    return ids.build().toArray();
  }

  private @Nullable Pattern recognised(PromptPart part) {
    return switch (part) {
      case PromptPart.Own own -> allAdded;
      case PromptPart.Foreign foreign -> userDefined;
    };
  }

  private void encodeWords(String text, int from, IntStream.Builder ids) {
    if (text.isEmpty()) {
      return;
    }
    var words = List.of(marked(normalized(text), from));
    for (var pattern : wordPatterns) {
      var pieces = new ArrayList<String>();
      words.forEach(word -> isolate(pattern, word, pieces::add));
      words = pieces;
    }
    for (var word : words) {
      for (var id : encoder.encode(word)) {
        ids.add(id);
      }
    }
  }

  private String normalized(String text) {
    return spec.normalization() == Normalization.NFC
        ? Normalizer.normalize(text, Normalizer.Form.NFC)
        : text;
  }

  // Blanks as SentencePiece writes them, with one before the text where the spec says so.
  private String marked(String text, int from) {
    var pieces = spec.pieces();
    if (pieces == null) {
      return text;
    }
    var prefixed =
        switch (pieces.prefix()) {
          case NEVER -> false;
          case FIRST -> from == 0 && !text.startsWith(" ");
          case EACH -> !text.startsWith(" ");
          case EACH_ALSO_BEFORE_SPACE -> true;
        };
    return (prefixed ? CharacterSymbols.BLANK : "") + text.replace(" ", CharacterSymbols.BLANK);
  }

  private static void isolate(Pattern pattern, String text, Consumer<String> piece) {
    var matcher = pattern.matcher(text);
    var from = 0;
    while (matcher.find()) {
      if (matcher.end() == matcher.start()) {
        continue;
      }
      if (matcher.start() > from) {
        piece.accept(text.substring(from, matcher.start()));
      }
      piece.accept(matcher.group());
      from = matcher.end();
    }
    if (from < text.length()) {
      piece.accept(text.substring(from));
    }
  }

  /** The text of ids, special tokens as they are written; bytes that are no UTF-8 become U+FFFD. */
  public String decode(int[] ids) {
    var out = new ByteArrayOutputStream();
    for (var id : ids) {
      out.writeBytes(bytes[id]);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The bytes that a token stands for, which may be a part of a character. */
  public byte[] tokenBytes(int id) {
    return bytes[id].clone();
  }

  /** The token as the vocabulary spells it. */
  public String token(int id) {
    return spec.tokens().get(id);
  }

  /**
   * The id of a special or added token.
   *
   * @throws Fault of type {@code unknown-token} when the vocabulary has no such token
   */
  public int idOf(String specialToken) {
    var id = addedIds.get(specialToken);
    if (id == null) {
      throw Fault.input(
          "unknown-token",
          "the vocabulary has no special token: " + specialToken,
          "use a student that was trained for this");
    }
    return id;
  }

  /** Whether a special or added token is spelled so. */
  public boolean hasSpecial(String token) {
    return addedIds.containsKey(token);
  }

  /** Whether the id is no ordinary piece of text. */
  public boolean isSpecial(int id) {
    var type = spec.types().get(id);
    return type != TokenType.NORMAL && type != TokenType.BYTE;
  }

  public int vocabularySize() {
    return bytes.length;
  }

  /** The id that begins a text, or -1 where there is none. */
  public int bosId() {
    return spec.beginning();
  }

  /** The ids that end an answer, the usual one first. */
  public List<Integer> eosIds() {
    return spec.ends();
  }

  /** The ids of a raw prompt: special tokens recognised, preceded by BOS where the files say so. */
  public int[] encodePrompt(String text) {
    return encodePrompt(List.of(new PromptPart.Own(text)));
  }

  /**
   * The ids of a prompt in parts, preceded by BOS where the files say so. Text between special
   * tokens is encoded as one, whatever parts it is made of.
   */
  public int[] encodePrompt(List<PromptPart> parts) {
    var ids = encode(parts);
    if (!spec.beginsText() || ids.length > 0 && ids[0] == bosId()) {
      return ids;
    }
    return IntStream.concat(IntStream.of(bosId()), IntStream.of(ids)).toArray();
  }

  public TokenizerSpec spec() {
    return spec;
  }
}
