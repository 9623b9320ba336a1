package org.vademecum.distill.tokenizer;

import java.util.ArrayList;
import java.util.List;

/** The tokens of docs/evidence-format.md, in the order of their ids from 0. */
public final class SpecialTokens {
  public static final String PAD = "<pad>";
  public static final String BEGIN = "<bos>";
  public static final String END = "<end>";
  public static final String ANSWER = "<answer>";
  public static final String REFUSE = "<refuse>";

  private SpecialTokens() {}

  /** All of them. */
  public static List<String> all() {
    var all = new ArrayList<String>(List.of(PAD, BEGIN, END, "<case>", "<ask>", ANSWER, REFUSE));
    all.addAll(List.of("<en>", "<zh>", "<clinician>", "<patient>"));
    all.addAll(List.of("<low>", "<high>", "<normal>", "<abnormal>"));
    all.addAll(List.of("<mild>", "<moderate>", "<severe>", "<critical>"));
    all.addAll(List.of("<pattern>", "<derived>", "<trend>", "<caveat>", "<data-problem>"));
    numbered(all, "O", 12);
    numbered(all, "F", 6);
    numbered(all, "P", 3);
    all.addAll(List.of("<v>", "<r>", "<lim>"));
    numbered(all, "n", 9);
    return List.copyOf(all);
  }

  private static void numbered(List<String> all, String letter, int count) {
    for (var i = 1; i <= count; i++) {
      all.add("<" + letter + i + ">");
    }
  }
}
