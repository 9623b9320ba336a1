package org.vademecum.intake;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws reports as laboratories print them. */
final class ReportPdf implements AutoCloseable {
  private static final File HAN = new File("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc");
  private static final float MARGIN = 42;
  private static final PDRectangle PAPER = PDRectangle.A4;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream stream;
  private float y;

  private ReportPdf() throws IOException {
    try (var fonts = new TrueTypeCollection(HAN)) {
      font = PDType0Font.load(document, fonts.getFontByName("WenQuanYiZenHei"), true);
      stream = page();
    }
  }

  static boolean fontThere() {
    return HAN.exists();
  }

  static byte[] of(PrintedReport report, PrintStyle style) {
    return of(List.of(report), style);
  }

  /** Each report begins on a page of its own. */
  static byte[] of(List<PrintedReport> reports, PrintStyle style) {
    try (var pdf = new ReportPdf()) {
      for (var report : reports) {
        if (report != reports.getFirst()) {
          pdf.nextPage();
        }
        pdf.print(report, style);
      }
      return pdf.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDPageContentStream page() throws IOException {
    var page = new PDPage(PAPER);
    document.addPage(page);
    y = PAPER.getHeight() - MARGIN;
    return new PDPageContentStream(document, page);
  }

  private void nextPage() throws IOException {
    stream.close();
    stream = page();
  }

  private byte[] bytes() throws IOException {
    stream.close();
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private void print(PrintedReport report, PrintStyle style) throws IOException {
    for (var line : report.head()) {
      line(line, style);
    }
    y -= style.pitch() / 2;
    var columns = columns(style);
    header(columns, style);
    var groups = style.groups();
    var perGroup = (report.rows().size() + groups - 1) / groups;
    for (var i = 0; i < perGroup; i++) {
      if (y < MARGIN + 3 * style.pitch()) {
        nextPage();
        if (style.headerRepeated()) {
          header(columns, style);
        }
      }
      var height = 1;
      for (var g = 0; g < groups; g++) {
        var at = g * perGroup + i;
        if (at < report.rows().size() && at < (g + 1) * perGroup) {
          height = Math.max(height, row(report.rows().get(at), at + 1, g, columns, style));
        }
      }
      y -= style.pitch() + (height - 1) * style.fontSize() * 1.15f;
      rule(style);
    }
    y -= style.pitch() / 2;
    for (var line : report.foot()) {
      line(line, style);
    }
  }

  private void line(String line, PrintStyle style) throws IOException {
    var x = MARGIN;
    for (var part : line.split("\\s{3,}")) {
      text(part, x, y, style.fontSize());
      x += Math.max(150, width(part, style.fontSize()) + 20);
    }
    y -= style.pitch();
  }

  /** From a column to where it begins and how wide it is, within a group. */
  private Map<Column, float[]> columns(PrintStyle style) {
    var widths = new LinkedHashMap<Column, Float>();
    var two = style.groups() == 2;
    if (style.index()) {
      widths.put(Column.INDEX, 30f);
    }
    if (style.code()) {
      widths.put(Column.CODE, 62f);
    }
    widths.put(Column.NAME, two ? 92f : style.chinese() ? 150f : 165f);
    widths.put(Column.VALUE, two ? 46f : 58f);
    if (style.flags() != PrintStyle.Flags.BEHIND_VALUE) {
      widths.put(Column.FLAG, two ? 26f : 34f);
    }
    widths.put(Column.UNIT, two ? 46f : 70f);
    widths.put(Column.RANGE, two ? 56f : 90f);
    var places = new LinkedHashMap<Column, float[]>();
    var x = 0f;
    for (var entry : widths.entrySet()) {
      places.put(entry.getKey(), new float[] {x, entry.getValue() - 5});
      x += entry.getValue();
    }
    return places;
  }

  private static float groupLeft(int group) {
    return MARGIN - 8 + group * 268;
  }

  private void header(Map<Column, float[]> columns, PrintStyle style) throws IOException {
    for (var g = 0; g < style.groups(); g++) {
      for (var entry : columns.entrySet()) {
        var word = headerWord(entry.getKey(), style);
        aligned(word, groupLeft(g), entry.getValue(), align(entry.getKey(), style), style);
      }
    }
    y -= style.pitch();
    rule(style);
  }

  private static String headerWord(Column column, PrintStyle style) {
    return switch (column) {
      case INDEX -> style.chinese() ? "序号" : "No.";
      case CODE -> style.chinese() ? "代号" : "Code";
      case NAME -> style.chinese() ? "检验项目" : "Test name";
      case VALUE -> style.chinese() ? "结果" : "Result";
      case FLAG ->
          style.flags() == PrintStyle.Flags.NO_HEADER ? "" : style.chinese() ? "提示" : "Flag";
      case UNIT -> style.chinese() ? "单位" : "Unit";
      default -> style.chinese() ? "参考范围" : "Reference range";
    };
  }

  private static PrintStyle.Align align(Column column, PrintStyle style) {
    return column == Column.VALUE || column == Column.RANGE ? style.align() : PrintStyle.Align.LEFT;
  }

  private int row(
      PrintedReport.Row row, int number, int group, Map<Column, float[]> columns, PrintStyle style)
      throws IOException {
    var behind = style.flags() == PrintStyle.Flags.BEHIND_VALUE && !row.flag().isEmpty();
    cell(Column.INDEX, number + "", group, columns, style);
    cell(Column.CODE, row.code(), group, columns, style);
    cell(
        Column.VALUE, behind ? row.value() + " " + row.flag() : row.value(), group, columns, style);
    cell(Column.FLAG, row.flag(), group, columns, style);
    cell(Column.UNIT, row.unit(), group, columns, style);
    cell(Column.RANGE, row.range(), group, columns, style);
    var place = java.util.Objects.requireNonNull(columns.get(Column.NAME));
    var parts = wrapped(row.name(), place[1], style.fontSize());
    for (var i = 0; i < parts.size(); i++) {
      text(
          parts.get(i),
          groupLeft(group) + place[0],
          y - i * style.fontSize() * 1.15f,
          style.fontSize());
    }
    return parts.size();
  }

  private List<String> wrapped(String name, float width, float size) throws IOException {
    var parts = new ArrayList<String>();
    var words =
        name.codePoints().anyMatch(Character::isIdeographic)
            ? name.split("(?<=\\p{IsHan})|(?=[(])")
            : name.split("(?<=[ -])");
    var open = new StringBuilder();
    for (var word : words) {
      if (!open.isEmpty() && width(open + word.strip(), size) > width) {
        parts.add(open.toString().strip());
        open.setLength(0);
      }
      open.append(word);
    }
    parts.add(open.toString().strip());
    return parts;
  }

  private void cell(
      Column column, String text, int group, Map<Column, float[]> columns, PrintStyle style)
      throws IOException {
    if (columns.containsKey(column)) {
      aligned(text, groupLeft(group), columns.get(column), align(column, style), style);
    }
  }

  private void aligned(
      String text, float left, float[] place, PrintStyle.Align align, PrintStyle style)
      throws IOException {
    var free = place[1] - width(plain(text), style.fontSize());
    var shift =
        switch (align) {
          case LEFT -> 0f;
          case CENTRE -> Math.max(0, free / 2);
          case RIGHT -> Math.max(0, free);
        };
    var x = left + place[0] + shift;
    var raised = text.indexOf('^');
    if (raised < 0 || !style.superscripts()) {
      text(text, x, y, style.fontSize());
      return;
    }
    var end = text.indexOf('/', raised);
    text(text.substring(0, raised), x, y, style.fontSize());
    x += width(text.substring(0, raised), style.fontSize());
    text(text.substring(raised + 1, end), x, y + style.fontSize() * 0.35f, style.fontSize() * 0.7f);
    x += width(text.substring(raised + 1, end), style.fontSize() * 0.7f);
    text(text.substring(end), x, y, style.fontSize());
  }

  private static String plain(String text) {
    return text.replace("^", "");
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  private void text(String text, float x, float at, float size) throws IOException {
    stream.beginText();
    stream.setFont(font, size);
    stream.newLineAtOffset(x, at);
    stream.showText(text);
    stream.endText();
  }

  private void rule(PrintStyle style) throws IOException {
    if (style.rules()) {
      stream.setLineWidth(0.5f);
      var at = y + style.pitch() - style.fontSize() * 0.35f;
      stream.moveTo(MARGIN - 8, at);
      stream.lineTo(PAPER.getWidth() - MARGIN + 8, at);
      stream.stroke();
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
