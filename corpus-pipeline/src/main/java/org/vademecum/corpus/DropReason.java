package org.vademecum.corpus;

/** Why a document is not in the corpus; the names stand in {@code dropped/}. */
public enum DropReason {
  /** A source's row that has no text or is not what the file says it holds. */
  UNREADABLE_ROW("row that can't be read", "无法读取的行"),
  /** Replacement characters in more than one character of fifty. */
  BROKEN_ENCODING("broken encoding", "编码损坏"),
  /** Neither of the pack's languages. */
  OTHER_LANGUAGE("another language", "其他语言"),
  TOO_SHORT("too short", "过短"),
  TOO_LONG("too long", "过长"),
  /** Markup, menus, ASCII art. */
  TOO_MANY_SYMBOLS("too many symbols", "符号过多"),
  /** The same lines or phrases again and again. */
  REPETITIVE("repetitive", "重复内容过多"),
  /** A training row whose answer a student must not learn. */
  FAULTY_TASK("faulty task", "训练样本有误"),
  EXACT_DUPLICATE("exact duplicate", "完全重复"),
  NEAR_DUPLICATE("near duplicate", "近似重复"),
  /** Shares text with an evaluation set. */
  CONTAMINATED("found in an evaluation set", "与评测集重合"),
  LOW_TEACHER_SCORE("scored low by the teacher's classifier", "教师评分过低");

  private final String english;
  private final String chinese;

  DropReason(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** In words, for the report. */
  public String english() {
    return english;
  }

  /** In Chinese words, for the report. */
  public String chinese() {
    return chinese;
  }
}
