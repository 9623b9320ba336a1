package org.vademecum.corpus;

/** Why a document is not in the corpus; the names stand in {@code dropped/}. */
public enum DropReason {
  /** A source's row that has no text or is not what the file says it holds. */
  UNREADABLE_ROW("row that can't be read", "无法读取的行", Step.READABLE),
  /** Replacement characters in more than one character of fifty. */
  BROKEN_ENCODING("broken encoding", "编码损坏", Step.READABLE),
  /** A training row whose answer a student must not learn. */
  FAULTY_TASK("faulty task", "训练样本有误", Step.READABLE),
  /** Menus, notices of cookies and rights, and little else. */
  BOILERPLATE("nothing but boilerplate", "仅含网页模板文字", Step.QUALITY),
  /** Neither of the pack's languages. */
  OTHER_LANGUAGE("another language", "其他语言", Step.LANGUAGE),
  TOO_SHORT("too short", "过短", Step.QUALITY),
  TOO_LONG("too long", "过长", Step.QUALITY),
  /** Markup, menus, ASCII art. */
  TOO_MANY_SYMBOLS("too many symbols", "符号过多", Step.QUALITY),
  /** Words as no language has them, by their length, letters or commonest words. */
  NO_PROSE("not prose", "非自然文本", Step.QUALITY),
  /** Lists, headings and cut lines without sentences. */
  FRAGMENTED_LINES("lines without sentences", "零碎的行", Step.QUALITY),
  /** Program text, templates, placeholder text. */
  CODE_OR_PLACEHOLDER("code or placeholder text", "代码或占位文字", Step.QUALITY),
  /** The same lines or phrases again and again. */
  REPETITIVE("repetitive", "重复内容过多", Step.REPETITION),
  ADULT("adult content", "成人内容", Step.LEXICON),
  SPAM("spam", "垃圾广告", Step.LEXICON),
  /** Shares text with an evaluation set. */
  CONTAMINATED("found in an evaluation set", "与评测集重合", Step.DECONTAMINATION),
  EXACT_DUPLICATE("exact duplicate", "完全重复", Step.EXACT_DUPLICATES),
  NEAR_DUPLICATE("near duplicate", "近似重复", Step.NEAR_DUPLICATES),
  /** Too little is left without sentences that stand in many documents. */
  REPEATED_SENTENCES("only sentences that many texts share", "仅含多处重复的句子", Step.REPEATED_SENTENCES),
  LOW_TEACHER_SCORE("scored low by the teacher's classifier", "教师评分过低", Step.TEACHER);

  /** Groups of reasons as the funnel shows them, in the order in which a document meets them. */
  public enum Step {
    READABLE("readable", "可读"),
    LANGUAGE("language", "语言"),
    QUALITY("quality", "质量"),
    REPETITION("repetition", "重复片段"),
    LEXICON("adult and spam", "成人与垃圾内容"),
    DECONTAMINATION("decontaminated", "去除评测重合"),
    EXACT_DUPLICATES("without exact duplicates", "去除完全重复"),
    NEAR_DUPLICATES("without near duplicates", "去除近似重复"),
    REPEATED_SENTENCES("without repeated sentences", "去除重复句子"),
    TEACHER("teacher's score", "教师评分");

    private final String english;
    private final String chinese;

    Step(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    public String english() {
      return english;
    }

    public String chinese() {
      return chinese;
    }
  }

  private final String english;
  private final String chinese;
  private final Step step;

  DropReason(String english, String chinese, Step step) {
    this.english = english;
    this.chinese = chinese;
    this.step = step;
  }

  /** In words, for the report. */
  public String english() {
    return english;
  }

  /** In Chinese words, for the report. */
  public String chinese() {
    return chinese;
  }

  public Step step() {
    return step;
  }
}
