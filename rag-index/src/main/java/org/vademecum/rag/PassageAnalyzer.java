package org.vademecum.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Lucene's view of the {@link Segmenter}; terms at one position overlap. */
final class PassageAnalyzer extends Analyzer {
  private final Segmenter segmenter;

  PassageAnalyzer(Segmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new SegmentTokenizer(segmenter));
  }

  private static final class SegmentTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final Segmenter segmenter;
    private Iterator<Token> tokens = List.<Token>of().iterator();
    private int position = -1;

    SegmentTokenizer(Segmenter segmenter) {
      this.segmenter = segmenter;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      var text = new StringBuilder();
      var buffer = new char[4096];
      for (var n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        text.append(buffer, 0, n);
      }
      tokens = segmenter.segment(text.toString()).iterator();
      position = -1;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!tokens.hasNext()) {
        return false;
      }
      var token = tokens.next();
      term.append(token.term());
      increment.setPositionIncrement(token.position() - position);
      position = token.position();
      return true;
    }
  }

  /** Every term of a text, for tests and tools. */
  List<String> terms(String text) {
    var terms = new java.util.ArrayList<String>();
    try (var stream = tokenStream("text", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot segment a text", e);
    }
    return terms;
  }
}
