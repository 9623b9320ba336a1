package org.vademecum.corpus;

import java.io.Serializable;

/** One step of the pipeline that looks at a document by itself: a function, free of Spark. */
@FunctionalInterface
public interface Block extends Serializable {
  /** The document changed, dropped with its reason, or as it was. */
  CorpusDocument apply(CorpusDocument document);

  /** This block, then the next. */
  default Block then(Block next) {
    return document -> next.apply(apply(document));
  }
}
