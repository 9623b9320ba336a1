package org.vademecum.intake;

import org.vademecum.engine.report.Loss;

/** What is said of parts of a file that could not be taken over. */
final class Losses {
  private Losses() {}

  static Loss batchWithoutEnd(int line) {
    return new Loss(
        line,
        "the batch has no end (BTS, FTS); messages may be missing",
        "批次没有结束段（BTS、FTS），可能缺少消息");
  }

  static Loss cutDocument(int line) {
    return new Loss(
        line, "the document is cut off; its last entry was left out", "文档不完整，最后一个条目未采用");
  }

  static Loss unreadableRow(int line) {
    return new Loss(line, "a row that could not be read was left out", "有一行无法读取，未采用");
  }

  static Loss unreadablePart(int line) {
    return new Loss(
        line, "a part of the document could not be read and was left out", "文档中有一部分无法读取，未采用");
  }

  static Loss embeddedWithoutText(int line) {
    return new Loss(
        line,
        "a document inside the message has no text to read; look at it itself",
        "消息内嵌的文档没有可读取的文字，请直接查看原件");
  }

  static Loss embeddedUnreadable(int line) {
    return new Loss(
        line,
        "a document inside the message could not be read; look at it itself",
        "消息内嵌的文档无法读取，请直接查看原件");
  }
}
