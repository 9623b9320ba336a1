package org.vademecum.rag;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Progress;
import org.vademecum.engine.pack.Pack;

/**
 * Writes an index: collects documents, splits the long ones, and writes them in the order of their
 * ids as one segment, with the pack's names beside them. The documents are held in memory until
 * then.
 */
public final class IndexBuilder {
  private final Names names;
  private final List<IndexDocument> documents = new ArrayList<>();
  private final HashSet<String> ids = new HashSet<>();
  private final HashSet<String> texts = new HashSet<>();

  /** A builder whose terms know the names of the pack. */
  public IndexBuilder(Pack pack) {
    this.names = Names.of(pack);
  }

  /** Adds the pack's own passages. */
  public IndexBuilder addPassages(Pack pack) {
    pack.passages().forEach(p -> add(IndexDocument.of(p)));
    return this;
  }

  /** Adds a document, in parts if it is long; false if its id is there already. */
  public boolean add(IndexDocument document) {
    if (!ids.add(document.id())) {
      return false;
    }
    texts.add(document.text().strip());
    documents.addAll(Splitter.split(document));
    return true;
  }

  /**
   * Adds a document if neither its id nor its text is there already, which is how the corpus'
   * copies of a pack's passages are left out.
   */
  public boolean addUnlessRepeated(IndexDocument document) {
    return !texts.contains(document.text().strip()) && add(document);
  }

  /** How many passages there are, parts of split documents counted one by one. */
  public int size() {
    return documents.size();
  }

  /**
   * Writes the index into a folder that is empty, or is none yet.
   *
   * @throws Fault of type {@code not-writable} if the folder is not, or the disk is full
   */
  public void write(Path folder) {
    documents.sort(Comparator.comparing(d -> new BytesRef(d.id())));
    var segmenter = new Segmenter(names);
    var vectors = HashedNgrams.learn(segmenter, documents);
    var config = new IndexWriterConfig(new PassageAnalyzer(segmenter));
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setIndexSort(new Sort(new SortField(Fields.ID, SortField.Type.STRING)));
    config.setRAMBufferSizeMB(128);
    try (var directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
        var writer = new IndexWriter(directory, config);
        var progress = Progress.start("index", "passages", documents.size())) {
      for (var document : documents) {
        writer.addDocument(lucene(document, vectors));
        progress.step();
      }
      writer.forceMerge(1);
      writer.setLiveCommitData(
          Map.of(
                  Fields.FORMAT,
                  Fields.FORMAT_VERSION,
                  Fields.NAMES,
                  Json.write(names.lists()),
                  Fields.WEIGHTS,
                  vectors.written())
              .entrySet());
      writer.commit();
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable",
          "cannot write the index to " + folder,
          "free disk space, or choose another folder with --out",
          e);
    }
  }

  private static Document lucene(IndexDocument from, HashedNgrams vectors) {
    var to = new Document();
    to.add(new StringField(Fields.ID, from.id(), Field.Store.YES));
    to.add(new SortedDocValuesField(Fields.ID, new BytesRef(from.id())));
    to.add(new StoredField(Fields.DOCUMENT, from.document()));
    to.add(new StringField(Fields.KIND, from.kind(), Field.Store.YES));
    to.add(new StringField(Fields.LANGUAGE, from.language().toString(), Field.Store.YES));
    to.add(new TextField(Fields.TITLE, from.title(), Field.Store.YES));
    to.add(new TextField(Fields.TEXT, from.text(), Field.Store.YES));
    for (var subject : from.about()) {
      to.add(new StringField(Fields.ABOUT, subject, Field.Store.YES));
      to.add(new StringField(Fields.ABOUT_CODE, subject.split("\\.", 2)[0], Field.Store.NO));
    }
    if (!from.about().isEmpty()) {
      var main = from.about().getFirst();
      to.add(new StringField(Fields.MAIN, main, Field.Store.NO));
      to.add(new StringField(Fields.MAIN_CODE, main.split("\\.", 2)[0], Field.Store.NO));
    }
    if (from.source() != null) {
      to.add(new StoredField(Fields.SOURCE, from.source()));
    }
    if (from.edition() != null) {
      to.add(new StoredField(Fields.EDITION, from.edition()));
    }
    var vector = vectors.vector(from.title() + "\n" + from.text());
    if (!HashedNgrams.isZero(vector)) {
      to.add(new KnnFloatVectorField(Fields.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    }
    return to;
  }
}
