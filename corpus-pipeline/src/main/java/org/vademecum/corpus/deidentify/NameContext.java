package org.vademecum.corpus.deidentify;

import java.util.Map;
import java.util.Set;

/**
 * What stands before and after a name in Chinese text, and by how much it makes a name more
 * probable. The figures are natural logarithms, set by hand.
 */
final class NameContext {
  private static final int LONGEST = 4;
  private static final float EDGE = 1.0f;
  private static final float NEITHER = -2.5f;

  private static final Map<String, Float> BEFORE =
      NameWords.weighed(
          4f,
              "患者 病人 病员 姓名 家属 医师 医生 护士 主任 教授 大夫 丈夫 妻子 儿子 女儿 母亲 父亲 爱人 老公 老婆 同事 邻居 朋友 同学 老师 名叫 我叫 叫做"
                  + " 孕妇 产妇 患儿 学生 住户 先生 女士 同志 医师是 妹妹 姐姐 哥哥 弟弟 联系人 签名 送检者 检验者 审核者 报告者 申请者 主治 护士长 院长 技师 药师 产妇 老人 室友 名字叫 外婆 奶奶 爷爷 舅舅 表姐 表哥",
          2f,
              "由 请 叫 找 陪 跟 和 与 给 对 向 让 为 将 是 经 把 被 问 约 送 昨天 今天 今日 昨日 上午 下午 今早 昨晚 早上 晚上 上周 本周 前天 周一 周二 周三 周四 周五 周日"
                  + " 建议 通知 嘱 见 告知 联系 随访 接诊 收治 电话 日前 目前 上月 当时 安排 近日 明天 后来 据 替 帮 等 告诉 询问 提醒 劝 去年 刚才 早晨 中午 傍晚 时 后 及 以及 如 因");
  private static final Map<String, Float> AFTER =
      NameWords.weighed(
          4f,
          "先生 女士 小姐 医生 医师 大夫 护士 主任 教授 老师 同志 阿姨 大爷 大妈 奶奶 爷爷 叔叔 院长 太太 师傅 护士长 同学 患者 女性 男性",
          2.5f,
          "来 说 因 于 的 在 去 已 曾 今年 今天 昨天 昨日 今日 告诉 表示 诉 称 自述 主诉 复查 复诊 入院 出院 就诊 住院 是 将 被 也 又 和 与 及 等 男 女 想 要 有 刚 正 没 不 一直"
              + " 本人 家属 感到 觉得 出现 突然 打 做 办 签 拿 服 吃 接受 进行 确诊 患 岁 从 到 由 近 最近 血 术后 经 向 对 把 给 问 您 你 我 主管 负责 审核 报告 打来 完成 按 同意 拒绝"
              + " 前来 上午 下午 晚上 上周 下周 目前 当时 为 系 需 应 可 会 能 每 之 发 反映 反复 体检 化验 检查 取 交 陪 带 送 独自 自 开 建议 接诊 查房 出现 们 今早 早上 昨晚 明天 周一 两 还 只 先 再");
  private static final Set<String> TITLES =
      Set.of(
          "先生", "女士", "小姐", "太太", "医生", "医师", "大夫", "护士", "主任", "教授", "老师", "院长", "阿姨", "叔叔", "大爷",
          "奶奶", "爷爷", "大妈", "大娘", "师傅", "同志", "经理", "护士长", "姐", "哥", "总", "工");
  // Surnames that are more often a word of grammar when a title follows: 由于医生, 和医生, 向老师.
  private static final String GRAMMAR =
      "于和向让时成能同从连过还有为及与当对由经等找问查看请明单关常都后先是个多全位各名给把被跟在该此本国主女男年小老万方高安应干原平支解门东西南北石水车金花";

  private final float cue;
  private final boolean behindNumber;

  private NameContext(float cue, boolean behindNumber) {
    this.cue = cue;
    this.behindNumber = behindNumber;
  }

  /** Of a run that nothing announces. */
  static NameContext plain() {
    return new NameContext(0, false);
  }

  /** Of a run behind a word and a colon that announce a name at its beginning. */
  static NameContext announced() {
    return new NameContext(7, false);
  }

  /** Of a run that a figure stands before: its first character counts something, as in 38周. */
  static NameContext behindNumber() {
    return new NameContext(0, true);
  }

  boolean isBehindNumber() {
    return behindNumber;
  }

  /** By how much what stands around makes the characters from start to end a name. */
  float around(String run, int start, int end) {
    var before = start == 0 ? EDGE + cue : longest(BEFORE, run, start, -1);
    var after = end == run.length() ? EDGE : longest(AFTER, run, end, 1);
    return before == 0 && after == 0 ? NEITHER : before + after;
  }

  private static float longest(Map<String, Float> words, String run, int place, int direction) {
    for (var length = LONGEST; length > 0; length--) {
      var start = direction < 0 ? place - length : place;
      if (start >= 0 && start + length <= run.length()) {
        var weight = words.get(run.substring(start, start + length));
        if (weight != null) {
          return weight;
        }
      }
    }
    return 0;
  }

  /** Whether a word begins here that often follows a name. */
  static boolean follows(String text, int place) {
    return longest(AFTER, text, place, 1) > 0;
  }

  /** The length of the title that begins here; 0 without one. */
  int titleAt(String run, int start) {
    for (var length = 3; length >= 2; length--) {
      if (start + length <= run.length() && TITLES.contains(run.substring(start, start + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Whether the character before a title can be a surname here. */
  boolean mayPrecedeTitle(String run, int place) {
    return GRAMMAR.indexOf(run.charAt(place)) < 0
        && ChineseLexicon.surname(run.charAt(place)) > -8f;
  }
}
