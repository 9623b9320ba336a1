package org.vademecum.serving.service;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a real browser: a report is dropped, and what is critical is read. */
@QuarkusTest
@QuarkusTestResource(MachineRoom.class)
class PageTest {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("vademecum.chromium", "/usr/bin/chromium"));

  private static @Nullable Playwright playwright;
  private static @Nullable Browser browser;

  @TestHTTPResource("/")
  @Nullable URI service;

  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() {
    assertThat(CHROMIUM)
        .as(
            "the page is tested in Chromium: apt-get install -y chromium fonts-noto-cjk, or name"
                + " another with -Dvademecum.chromium=PATH")
        .exists();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void a_dropped_report_shows_its_critical_value_first_in_english() {
    var page = page("en-GB");
    drop(page);
    assertThat(page.locator(".banner"))
        .containsText("Air temperature is critically high at 45.5 Cel");
    assertThat(page.locator("[data-observation=O1] .flag")).hasText("HH Critical");
    assertThat(page.locator("[data-observation=O1] svg.numberline circle.critical")).hasCount(1);
    assertThat(page.locator("#labels")).containsText("Evaluation database");
    assertThat(page.locator("#labels")).containsText("Ungated");
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_dropped_report_shows_its_critical_value_first_in_chinese() {
    var page = page("zh-CN");
    drop(page);
    assertThat(page.locator(".banner h2")).hasText("危急值：请立即通知负责医生");
    assertThat(page.locator(".banner")).containsText("空气温度达到危急值，读数为45.5");
    assertThat(page.locator("[data-observation=O1] .flag")).hasText("HH 危急");
    assertThat(complaints).isEmpty();
  }

  @Test
  void the_language_is_switched_and_remembered() {
    var page = page("en-GB");
    page.locator("[data-lang=zh]").click();
    assertThat(page.locator("#interpret")).hasText("解读报告");
    page.reload();
    assertThat(page.locator("#interpret")).hasText("解读报告");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
  }

  @Test
  void a_citation_opens_its_evidence_by_mouse_and_by_keyboard() {
    var page = page("en-GB");
    drop(page);
    var chip = page.locator(".sentence.finding .chip").first();
    chip.click();
    assertThat(page.locator(".evidence").first()).containsText("O1 air temperature: 45.5 Cel");
    chip.click();
    assertThat(page.locator(".evidence")).hasCount(0);
    page.keyboard().press("Tab");
    page.keyboard().press("Shift+Tab");
    assertThat(page.locator(".evidence")).hasCount(1);
    page.keyboard().press("Escape");
    assertThat(page.locator(".evidence")).hasCount(0);
  }

  @Test
  void a_reader_acknowledges_and_says_what_is_wrong() {
    var page = page("en-GB");
    drop(page);
    page.locator(".acknowledge input").first().fill("Operator");
    page.locator(".acknowledge button").first().click();
    assertThat(page.locator(".acknowledge").first()).hasText("✓ Acknowledged by: Operator");
    page.locator(".feedback [aria-label='This sentence is wrong']").first().click();
    assertThat(page.locator(".feedback [role=status]").first()).hasText("Recorded");
  }

  @Test
  void what_is_no_report_is_said_with_its_remedy_and_never_becomes_markup() {
    var page = page("en-GB");
    page.locator("#pasted").fill("<img src=x onerror=document.title='broken'> no results here");
    page.locator("#interpret").click();
    assertThat(page.locator(".problem")).containsText("What to do:");
    assertThat(page.locator("main img")).hasCount(0);
    page.locator("#pasted").fill("");
    page.locator("#interpret").click();
    assertThat(page.locator(".problem h2")).hasText("There is no report yet");
  }

  @Test
  void a_question_is_answered_on_the_page() {
    var page = page("en-GB");
    page.locator("#question").fill("What does a high air temperature mean?");
    page.locator("#question-form button").click();
    assertThat(page.locator(".sentence").first()).containsText("less heat is carried away");
    page.locator(".chip").first().click();
    assertThat(page.locator(".evidence h3")).hasText("P1 High air temperature");
  }

  @Test
  void a_narrow_screen_needs_no_scrolling_sideways() {
    var page = page("zh-CN");
    page.setViewportSize(390, 844);
    drop(page);
    assertThat(page.locator(".banner")).isVisible();
    var wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    assertThat(wider).isEqualTo(false);
  }

  @Test
  void a_chosen_pdf_and_a_chosen_picture_are_read() throws IOException {
    var page = page("en-GB");
    for (var file :
        List.of(
            new FilePayload("room.pdf", "application/pdf", pdf()),
            new FilePayload("room.png", "image/png", picture()))) {
      page.locator("#file").setInputFiles(file);
      assertThat(page.locator("#file-name")).hasText(file.name);
      page.locator("#interpret").click();
      assertThat(page.locator(".banner"))
          .containsText("Air temperature is critically high at 45.5 Cel");
      page.reload();
    }
    assertThat(complaints).isEmpty();
  }

  private static final List<List<String>> ROWS =
      List.of(
          List.of("Test", "Result", "Unit", "Reference"),
          List.of("Air temperature", "45.5", "Cel", "18-27"));

  private static byte[] pdf() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      try (var stream = new PDPageContentStream(document, document.getPage(0))) {
        stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
        for (var y = 0; y < ROWS.size(); y++) {
          for (var x = 0; x < ROWS.get(y).size(); x++) {
            stream.beginText();
            stream.newLineAtOffset(60 + 130f * x, 700 - 20f * y);
            stream.showText(ROWS.get(y).get(x));
            stream.endText();
          }
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] picture() throws IOException {
    try (var document = Loader.loadPDF(pdf())) {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 300), "png", out);
      return out.toByteArray();
    }
  }

  private Page page(String locale) {
    var context =
        Objects.requireNonNull(browser)
            .newContext(new Browser.NewContextOptions().setLocale(locale));
    var page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.navigate(String.valueOf(service));
    assertThat(page.locator("#disclaimer")).not().isEmpty();
    return page;
  }

  // As a mouse would, with a file that the page itself makes.
  private static void drop(Page page) {
    var transfer =
        page.evaluateHandle(
            """
            text => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([text], 'room.hl7'));
              return transfer;
            }""",
            Reports.hl7());
    page.dispatchEvent("#drop", "drop", Map.of("dataTransfer", transfer));
    assertThat(page.locator(".sentence").first()).isVisible();
  }
}
