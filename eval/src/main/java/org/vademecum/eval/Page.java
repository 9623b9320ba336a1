package org.vademecum.eval;

import org.vademecum.engine.text.Localized;

/**
 * A self-contained HTML page in both languages: nothing to fetch, no script; two radio buttons show
 * the one language or the other.
 */
final class Page {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>%s</title>
      <style>
      :root{--ink:#1c2733;--soft:#5b6b7a;--line:#d8dee4;--back:#fff;--box:#f4f6f8;--mark:#2f6f8f;--bad:#a40000;--bad-back:#fdecec;--doubt:#8a5a00;--doubt-back:#fff4dd;--good:#116329;--good-back:#e9f6ec}
      body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:900px;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--back)}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}
      table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
      td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}th.n{white-space:normal}td.n{font-size:14px}small,.soft{color:var(--soft)}
      .wide{overflow-x:auto}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0;background:var(--box);padding:.5rem;font-size:12px}
      svg.forest{width:100%%;height:auto}svg.forest text{font:12px system-ui,"Noto Sans CJK SC",sans-serif;fill:var(--ink)}
      svg .interval{stroke:var(--mark);stroke-width:3}svg circle{fill:var(--mark)}svg .curve{fill:none;stroke:var(--mark);stroke-width:2}svg .grid{stroke:var(--line)}svg .nought{stroke:var(--soft)}
      details{margin:.3rem 0}summary{cursor:pointer}details details{margin-left:1.2rem}
      .s{padding:.15rem .5rem;border-left:4px solid var(--line);margin:.25rem 0}.tag{font-size:12px;font-weight:600}
      .contradicted{border-color:var(--bad);background:var(--bad-back)}.contradicted .tag,.failed{color:var(--bad)}.failed{font-weight:600}
      .unsupported{border-color:var(--doubt);background:var(--doubt-back)}.unsupported .tag{color:var(--doubt)}
      .supported{border-color:var(--good);background:var(--good-back)}.supported .tag,.passed{color:var(--good)}
      #zh:checked~main .en,#en:checked~main .zh{display:none}
      @media(prefers-color-scheme:dark){:root{--ink:#dde5ec;--soft:#9aa9b7;--line:#34404c;--back:#12181f;--box:#1d2630;--mark:#67a9c9;--bad:#ff9a94;--bad-back:#3a1d1d;--doubt:#f0c36a;--doubt-back:#352a14;--good:#8fd3a0;--good-back:#16301d}}
      </style></head><body>
      <input type="radio" name="language" id="en" checked><label for="en">English</label>
      <input type="radio" name="language" id="zh"><label for="zh">中文</label>
      <main>
      """;

  private final StringBuilder html = new StringBuilder();

  Page(String title) {
    html.append(HEAD.formatted(escape(title)));
  }

  Page heading(String english, String chinese) {
    return both("h2", escape(english), escape(chinese));
  }

  Page paragraph(String english, String chinese) {
    return both("p", escape(english), escape(chinese));
  }

  /** The same element twice; the contents are HTML. */
  Page both(String tag, String english, String chinese) {
    html.append(inBoth(tag, english, chinese)).append('\n');
    return this;
  }

  Page raw(String markup) {
    html.append(markup);
    return this;
  }

  String done() {
    return html.append("</main></body></html>\n").toString();
  }

  static String inBoth(String tag, String english, String chinese) {
    return "<%s class=\"en\">%s</%s><%s class=\"zh\" lang=\"zh\">%s</%s>"
        .formatted(tag, english, tag, tag, chinese, tag);
  }

  /** A text in both languages within a line. */
  static String inBoth(Localized text) {
    return inBoth("span", escape(text.en()), escape(text.zh()));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
