package org.vademecum.intake;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.NameKey;

/** The status words of every form, in the contract's terms. */
final class Statuses {
  private Statuses() {}

  /** HL7's OBX-11 (table 0085); empty where it says nothing. */
  static Optional<ResultStatus> ofObx(@Nullable String code) {
    return Optional.ofNullable(
        switch (upper(code)) {
          case "F", "U", "V", "B" -> ResultStatus.FINAL;
          case "C", "A" -> ResultStatus.CORRECTED;
          case "P", "S", "R" -> ResultStatus.PRELIMINARY;
          case "I", "O", "N" -> ResultStatus.PENDING;
          case "X" -> ResultStatus.CANCELLED;
          case "D", "W" -> ResultStatus.ENTERED_IN_ERROR;
          default -> null;
        });
  }

  /** HL7's OBR-25 (table 0123), where S is a procedure that is only scheduled. */
  static Optional<ResultStatus> ofObr(@Nullable String code) {
    return Optional.ofNullable(
        switch (upper(code)) {
          case "F" -> ResultStatus.FINAL;
          case "C" -> ResultStatus.CORRECTED;
          case "P", "R", "A" -> ResultStatus.PRELIMINARY;
          case "I", "O", "S" -> ResultStatus.PENDING;
          case "X", "Y", "Z" -> ResultStatus.CANCELLED;
          default -> null;
        });
  }

  /** FHIR's and the contract's words, and those of tables in both languages. */
  static Optional<ResultStatus> ofWord(@Nullable String word) {
    return Optional.ofNullable(
        switch (word == null ? "" : NameKey.of(word)) {
          case "final", "finalised", "finalized", "complete", "verified" -> ResultStatus.FINAL;
          case "已审核", "已审", "最终", "终审", "完成", "已完成", "正式" -> ResultStatus.FINAL;
          case "corrected", "amended", "appended" -> ResultStatus.CORRECTED;
          case "更正", "已更正", "修改", "修正" -> ResultStatus.CORRECTED;
          case "preliminary", "partial", "初步", "初审", "初步报告" -> ResultStatus.PRELIMINARY;
          case "registered", "pending", "tofollow", "inprogress" -> ResultStatus.PENDING;
          case "待报", "待报告", "待检", "待出", "未出", "检验中", "检测中" -> ResultStatus.PENDING;
          case "cancelled", "canceled", "notperformed", "notdone" -> ResultStatus.CANCELLED;
          case "取消", "已取消", "作废", "未做", "未检" -> ResultStatus.CANCELLED;
          case "enteredinerror", "误报", "错误录入", "录入错误", "录入有误", "错录" ->
              ResultStatus.ENTERED_IN_ERROR;
          default -> null;
        });
  }

  /** What holds where the source gives no status at all. */
  static ResultStatus byValue(@Nullable String value) {
    return value == null ? ResultStatus.PENDING : ResultStatus.FINAL;
  }

  private static String upper(@Nullable String code) {
    return code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
  }
}
