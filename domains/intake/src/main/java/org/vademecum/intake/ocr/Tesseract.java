package org.vademecum.intake.ocr;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;
import org.vademecum.cli.Fault;

/** Tesseract with the models of one language. Not safe to share: its holder takes turns. */
final class Tesseract {
  private static final List<String> FOLDERS =
      List.of(
          "/usr/share/tesseract-ocr/5/tessdata",
          "/usr/share/tesseract-ocr/4.00/tessdata",
          "/usr/share/tessdata",
          "/usr/local/share/tessdata",
          "/opt/homebrew/share/tessdata");

  private final TessBaseAPI api;

  /** What a stretch of print says, and how sure that is, from 0 to 1. */
  record Reading(String text, double confidence) {}

  private Tesseract(TessBaseAPI api) {
    this.api = api;
  }

  /**
   * @param language as its model's file is named
   * @throws Fault of type {@code no-ocr}
   */
  static Tesseract of(String language) {
    var folder = folder(language).orElseThrow(() -> missing(language + ".traineddata"));
    try {
      var api = new TessBaseAPI();
      if (api.Init(folder.toString(), language, tesseract.OEM_LSTM_ONLY) != 0) {
        throw missing(folder.resolve(language + ".traineddata").toString());
      }
      api.SetVariable("debug_file", "/dev/null");
      api.SetPageSegMode(tesseract.PSM_SINGLE_LINE);
      return new Tesseract(api);
    } catch (LinkageError e) {
      throw missing("the native library for " + System.getProperty("os.arch"));
    }
  }

  private static Optional<Path> folder(String language) {
    var prefix = System.getenv("TESSDATA_PREFIX");
    var own =
        prefix == null || prefix.isBlank()
            ? Stream.<String>empty()
            : Stream.of(prefix, prefix + "/tessdata");
    return Stream.concat(own, FOLDERS.stream())
        .map(Path::of)
        .filter(f -> Files.isReadable(f.resolve(language + ".traineddata")))
        .findFirst();
  }

  private static Fault missing(String what) {
    return Fault.resource(
        "no-ocr",
        "pictures can't be read here, Tesseract is not whole: " + what,
        "install tesseract-ocr-eng and tesseract-ocr-chi-sim (or set TESSDATA_PREFIX to their"
            + " folder; x86-64 Linux only), or give the report as a PDF with text, HL7 v2, FHIR,"
            + " CSV or text");
  }

  /** Reads a line. */
  Reading read(Picture line) {
    api.SetImage(line.grey(), line.width(), line.height(), 1, line.width());
    api.SetSourceResolution(300);
    if (api.Recognize(null) != 0) {
      return new Reading("", 0);
    }
    try (var text = Objects.requireNonNull(api.GetUTF8Text())) {
      var printed = text.getString(StandardCharsets.UTF_8).strip();
      return new Reading(printed, api.MeanTextConf() / 100.0);
    }
  }
}
