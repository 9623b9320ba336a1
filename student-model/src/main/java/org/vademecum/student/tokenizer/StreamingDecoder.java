package org.vademecum.student.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text from a stream of ids, for showing while it is generated. A character whose bytes are spread
 * over several tokens is held back until it is whole, so that the pieces, put together, are what
 * {@link Tokenizer#decode} gives for all ids. For one stream and one thread.
 */
public final class StreamingDecoder {
  private final Tokenizer tokenizer;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  public StreamingDecoder(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The text that became certain with this id; empty while a character is not whole. */
  public String push(int id) {
    pending.writeBytes(tokenizer.tokenBytes(id));
    var bytes = pending.toByteArray();
    var whole = bytes.length - unfinished(bytes);
    pending.reset();
    pending.write(bytes, whole, bytes.length - whole);
    return new String(bytes, 0, whole, StandardCharsets.UTF_8);
  }

  /** What is left at the end; bytes of an unfinished character become U+FFFD. */
  public String flush() {
    var rest = pending.toString(StandardCharsets.UTF_8);
    pending.reset();
    return rest;
  }

  // How many bytes at the end may be the beginning of a character.
  private static int unfinished(byte[] bytes) {
    for (var back = 1; back <= Math.min(3, bytes.length); back++) {
      var b = bytes[bytes.length - back] & 0xFF;
      if (b >= 0xC0) {
        var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
        return length > back && isPrefix(bytes, bytes.length - back) ? back : 0;
      }
      if (b < 0x80) {
        return 0;
      }
    }
    return 0;
  }

  // A sequence that can never become valid is not held back: the decoder would replace it anyway.
  // What
  // decides is whether the decoder makes one replacement of the tail, as of a cut-off character.
  private static boolean isPrefix(byte[] bytes, int from) {
    var tail = Arrays.copyOfRange(bytes, from, bytes.length);
    return new String(tail, StandardCharsets.UTF_8).equals("\uFFFD");
  }
}
