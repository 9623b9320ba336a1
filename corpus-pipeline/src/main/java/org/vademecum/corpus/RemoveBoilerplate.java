package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Removes lines that belong to a page and not to its text: menus, notices of cookies and rights,
 * appeals to share, subscribe or log in, addresses of pages. A document of which nothing is left is
 * dropped; the others say how many lines they lost.
 */
public final class RemoveBoilerplate implements Block {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 200;
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?:©|\\(c\\) ?\\d{4}|copyright\\b|all rights reserved|版权所有|未经(?:许可|授权).{0,8}转载)"
              + "|\\b(?:accept|use|uses|manage) (?:all )?cookies\\b|cookie (?:policy|settings|preferences)"
              + "|\\bprivacy policy\\b.*\\bterms\\b|\\bterms (?:of (?:use|service)|and conditions)\\b"
              + "|^(?:share|follow us|like us|tweet|pin it|print|e-?mail) (?:this |on |to )?(?:page|article|post|facebook|twitter|linkedin|instagram|pinterest|wechat)?[.!:]?$"
              + "|\\b(?:sign up|subscribe|register) (?:now|today|here|for (?:our|the|free))\\b"
              + "|^(?:log|sign) ?in(?: to .{0,40})?$|^skip to (?:main )?content$|^back to top$|^read more\\W*$|^advertisement$"
              + "|^(?:previous|next)(?: (?:page|article|post))?\\W*$|^page \\d+ of \\d+$|^loading\\W*$"
              + "|^(?:分享到|关注我们|扫码关注|点击(?:查看|阅读)(?:更多|全文|原文)|阅读原文|返回顶部|上一[篇页]|下一[篇页]|登录|注册|广告)[:：\\s\\S]{0,20}$"
              + "|[京沪粤浙苏鲁川渝津闽鄂湘]ICP[备证]|隐私政策|用户协议|网站地图|联系我们\\s*[|｜]",
          Pattern.CASE_INSENSITIVE);
  // Short words between bars, dots or angle quotes: "Home | About | Contact", "首页 > 健康 > 检验".
  private static final Pattern MENU =
      Pattern.compile("^[^|｜›»>·。.!?]{1,24}(?:\\s*[|｜›»>·]\\s*[^|｜›»>·。.!?]{1,24}){2,}$");

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!document.kept()
        || document.origin() != Origin.SOURCE
        || document.kind().equals("report")) {
      return document;
    }
    var left = new ArrayList<String>();
    var removed = 0;
    for (var line : document.text().split("\n", -1)) {
      if (boilerplate(line.strip())) {
        removed++;
      } else {
        left.add(line);
      }
    }
    if (removed == 0) {
      return document;
    }
    var text = String.join("\n", left).replaceAll("\n{3,}", "\n\n").strip();
    return text.isEmpty()
        ? document.dropped(DropReason.BOILERPLATE, removed + " lines")
        : document.repaired(text, Map.of("boilerplate-line", removed));
  }

  static boolean boilerplate(String line) {
    return !line.isEmpty()
        && line.length() <= LONGEST
        && (NOTICE.matcher(line).find() || MENU.matcher(line).matches());
  }
}
