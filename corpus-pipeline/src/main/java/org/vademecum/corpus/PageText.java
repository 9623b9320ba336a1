package org.vademecum.corpus;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a page with what the page says of itself.
 *
 * @param text paragraphs apart by an empty line, table rows with a bar between cells
 * @param about of {@code id}, {@code title}, {@code license}, {@code language}, {@code kind}
 */
record PageText(String text, Map<String, String> about) {
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A\uFEFF?---\\s*\n(.*?)\n(?:---|\\.\\.\\.)\\s*\n", Pattern.DOTALL);
  private static final String NOT_TEXT =
      "script,style,noscript,template,svg,nav,header,footer,aside,form,button,iframe,object,"
          + "[role=navigation],[role=banner],[role=contentinfo],[aria-hidden=true],[hidden]";

  /** The main part of an HTML page, without what a browser doesn't show or shows on every page. */
  static PageText ofHtml(String html) {
    var page = Jsoup.parse(html);
    var about = new TreeMap<String, String>();
    put(about, "title", page.title());
    put(about, "license", attribute(page, "link[rel=license],a[rel=license]", "href"));
    page.select(NOT_TEXT).remove();
    var main = page.selectFirst("main,article,[role=main]");
    return new PageText(text(main == null ? page.body() : main), about);
  }

  private static String attribute(Document page, String query, String key) {
    var element = page.selectFirst(query);
    return element == null ? "" : element.attr(key);
  }

  private static String text(Element root) {
    var text = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.append(words.text());
            } else if (node instanceof Element element) {
              text.append(
                  switch (element.normalName()) {
                    case "br", "tr", "li", "dt", "dd" -> "\n";
                    case "td", "th" -> element.elementSiblingIndex() == 0 ? "" : " | ";
                    default -> element.isBlock() ? "\n\n" : "";
                  });
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
              text.append(element.normalName().matches("tr|td|th|li|dt|dd") ? "" : "\n");
            }
          }
        },
        root);
    return text.toString().replaceAll("[ \t]+", " ").replaceAll(" ?\n ?", "\n").strip();
  }

  /** A Markdown text without its marks; lines of its front matter say what it is. */
  static PageText ofMarkdown(String markdown) {
    var about = new TreeMap<String, String>();
    var front = FRONT_MATTER.matcher(markdown);
    var body = markdown;
    if (front.find()) {
      body = markdown.substring(front.end());
      front
          .group(1)
          .lines()
          .filter(line -> line.matches("[A-Za-z]+:.+"))
          .forEach(
              line -> {
                var at = line.indexOf(':');
                put(
                    about,
                    line.substring(0, at).strip().toLowerCase(java.util.Locale.ROOT),
                    line.substring(at + 1).strip().replaceAll("^[\"']|[\"']$", ""));
              });
    }
    var text = TextContentRenderer.builder().build().render(Parser.builder().build().parse(body));
    return new PageText(text.strip(), about);
  }

  private static void put(Map<String, String> about, String key, String value) {
    if (!value.isBlank()) {
      about.put(key.equals("licence") ? "license" : key, value.strip());
    }
  }

  /** The page as a document of a source. */
  CorpusDocument document(String stem, String name) {
    var document =
        CorpusDocument.of(
            about.getOrDefault("id", stem),
            about.getOrDefault("source", name),
            about.getOrDefault("license", ""),
            about.getOrDefault("kind", "plain"),
            text,
            Origin.SOURCE);
    return text.isBlank() ? document.dropped(DropReason.UNREADABLE_ROW, "no text") : document;
  }
}
