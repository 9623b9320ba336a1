package org.vademecum.engine.verify;

import java.util.List;

/** A phrase of the lexicon in a text, with all that it may do there. */
record CueMatch(int start, int end, String text, List<Cue> cues) {
  boolean is(Cue cue) {
    return cues.contains(cue);
  }
}
