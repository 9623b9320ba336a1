package org.vademecum.rag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.text.Language;

/**
 * An index of passages, open for search. Safe for use by several threads; hits of equal score come
 * in the order of their ids.
 *
 * <p>A search gives whatever shares a term with the request; whether that answers a question is
 * said by {@link Hit#coverage()}.
 */
public final class PassageIndex implements AutoCloseable {
  /**
   * The coverage that at least one of three hits needs for a question to be answered. On the
   * recorded questions of the first pack it keeps more than nine in ten of those that have an
   * answer and less than one in ten of those of another domain; it says nothing about questions
   * that are in the domain and refused for what they ask.
   */
  public static final double LEAST_COVERAGE = 0.28;

  private static final int LEAST_FUSED = 100;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Segmenter segmenter;
  private final HashedNgrams vectors;
  private final Weights weights;

  private PassageIndex(DirectoryReader reader, Map<String, String> data, Weights weights)
      throws IOException {
    this.weights = weights;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.segmenter = new Segmenter(names(data.getOrDefault(Fields.NAMES, "{}")));
    this.vectors = HashedNgrams.read(segmenter, data.getOrDefault(Fields.WEIGHTS, ""));
  }

  /**
   * Opens an index.
   *
   * @throws Fault of type {@code no-index} where there is none, {@code faulty-index} where it was
   *     written by another version or is damaged
   */
  public static PassageIndex open(Path folder) {
    return open(folder, Weights.TUNED);
  }

  /** As {@link #open(Path)} with other weights, for tuning. */
  static PassageIndex open(Path folder, Weights weights) {
    if (!Files.isDirectory(folder)) {
      throw none(folder);
    }
    try {
      var reader = DirectoryReader.open(FSDirectory.open(folder));
      var data = reader.getIndexCommit().getUserData();
      if (!Fields.FORMAT_VERSION.equals(data.get(Fields.FORMAT))) {
        reader.close();
        throw faulty(folder, new IOException("another format"));
      }
      return new PassageIndex(reader, data, weights);
    } catch (IndexNotFoundException e) {
      throw none(folder);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      throw faulty(folder, e);
    } catch (IOException e) {
      throw faulty(folder, e);
    }
  }

  private static Fault none(Path folder) {
    return Fault.resource("no-index", "no index: " + folder, "run: ./vade index PACK");
  }

  private static Fault faulty(Path folder, IOException cause) {
    return Fault.resource(
        "faulty-index",
        "not an index of this version, or a damaged one: " + folder,
        "run: ./vade index PACK --force",
        cause);
  }

  private static Names names(String json) throws JsonProcessingException {
    return Names.of(
        Json.mapper().readValue(json, new TypeReference<Map<String, List<String>>>() {}));
  }

  /** How many passages it holds, parts of split documents counted one by one. */
  public int size() {
    return reader.numDocs();
  }

  /** The best passages, best first; empty where nothing shares a term with the request. */
  public List<Hit> search(SearchRequest request) {
    try {
      var question = segmenter.segment(request.text());
      var coverage = new Coverage(question, segmenter, reader);
      var found =
          switch (request.mode()) {
            case LEXICAL -> lexical(question, request, request.count());
            case DENSE -> dense(request, request.count());
            case HYBRID -> hybrid(question, request);
          };
      var hits = new ArrayList<Hit>();
      for (var scored : found) {
        hits.add(hit(searcher.storedFields().document(scored.doc), scored.score, coverage));
      }
      return List.copyOf(hits);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index", e);
    }
  }

  private List<ScoreDoc> lexical(List<Token> question, SearchRequest request, int count)
      throws IOException {
    var text = new QueryWriter(reader, weights).write(question, request.subjects());
    var query = new BooleanQuery.Builder().add(text, Occur.MUST);
    query.add(filter(request), Occur.FILTER);
    return List.of(searcher.search(query.build(), count).scoreDocs);
  }

  private List<ScoreDoc> dense(SearchRequest request, int count) throws IOException {
    var vector = vectors.vector(request.text());
    if (HashedNgrams.isZero(vector)) {
      return List.of();
    }
    var query = new KnnFloatVectorQuery(Fields.VECTOR, vector, count, filter(request));
    return List.of(searcher.search(query, count).scoreDocs);
  }

  private List<ScoreDoc> hybrid(List<Token> question, SearchRequest request) throws IOException {
    var depth = Math.max(LEAST_FUSED, request.count());
    var fused = new HashMap<Integer, Double>();
    lexical(question, request, depth).forEach(d -> fused.put(d.doc, (double) d.score));
    // Lucene's score of a vector is (1 + cosine) / 2.
    dense(request, depth)
        .forEach(
            d -> fused.merge(d.doc, (double) (weights.dense() * (2 * d.score - 1)), Double::sum));
    // Documents are numbered in the order of their ids.
    return fused.entrySet().stream()
        .map(e -> new ScoreDoc(e.getKey(), e.getValue().floatValue()))
        .sorted(Comparator.comparingDouble((ScoreDoc d) -> -d.score).thenComparingInt(d -> d.doc))
        .limit(request.count())
        .toList();
  }

  private static Query filter(SearchRequest request) {
    var filter = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
    if (request.language() != null) {
      var language = request.language().toString();
      filter.add(new TermQuery(new Term(Fields.LANGUAGE, language)), Occur.FILTER);
    }
    if (!request.kinds().isEmpty()) {
      var kinds = request.kinds().stream().sorted().map(BytesRef::new).toList();
      filter.add(new TermInSetQuery(Fields.KIND, kinds), Occur.FILTER);
    }
    return filter.build();
  }

  private static Hit hit(Document stored, double score, Coverage coverage) {
    var title = required(stored, Fields.TITLE);
    var text = required(stored, Fields.TEXT);
    var about = List.of(stored.getValues(Fields.ABOUT));
    return new Hit(
        required(stored, Fields.ID),
        required(stored, Fields.DOCUMENT),
        title.isEmpty() ? required(stored, Fields.DOCUMENT) : title,
        stored.get(Fields.SOURCE),
        stored.get(Fields.EDITION),
        text,
        required(stored, Fields.KIND),
        Language.of(required(stored, Fields.LANGUAGE)),
        about,
        score,
        coverage.of(title, text, about));
  }

  private static String required(Document stored, String field) {
    return Objects.requireNonNull(stored.get(field), field);
  }

  @Override
  public void close() {
    try {
      reader.close();
      reader.directory().close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the index", e);
    }
  }
}
