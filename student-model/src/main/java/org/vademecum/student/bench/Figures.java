package org.vademecum.student.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark found; the components are the keys of its JSON.
 *
 * @param batch sequences side by side; speeds are of all together
 * @param residentBytes of the process, after the rounds
 * @param bytesPerStep weights that a step of decoding reads
 * @param bandwidthBytesPerSecond what one thread reads of so many bytes
 * @param bandwidthShare bytes that decoding read, over that
 * @param comparison null where nothing was compared
 * @param load one client and many; null where none were measured
 */
record Figures(
    String model,
    int threads,
    int batch,
    double prefillTokensPerSecond,
    double decodeTokensPerSecond,
    double loadMs,
    long residentBytes,
    long bytesPerStep,
    long bandwidthBytesPerSecond,
    double bandwidthShare,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rivals comparison,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Clients.Load> load) {

  /** llama.cpp's medians, and ours over its, pair by pair. */
  record Rivals(
      int pairs,
      double llamaCppPrefillTokensPerSecond,
      double llamaCppDecodeTokensPerSecond,
      Comparison.Ratio prefillRatio,
      Comparison.Ratio decodeRatio) {

    static Rivals of(Comparison comparison) {
      var theirs = comparison.pairs().stream().map(Comparison.Pair::theirs).toList();
      return new Rivals(
          theirs.size(),
          tenths(Round.median(theirs, Round::prefill)),
          tenths(Round.median(theirs, Round::decode)),
          comparison.ratio(Round::prefill),
          comparison.ratio(Round::decode));
    }
  }

  static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  String text() {
    var text =
        String.format(
            Locale.ROOT,
            "%s, %d thread(s), %d sequence(s): prefill %.0f tokens/s, decode %.0f tokens/s, loaded"
                + " in %.0f ms, %d MiB%n"
                + "a step reads %.1f MB; %.0f%% of the %.1f GB/s that one thread reads here%n",
            model,
            threads,
            batch,
            prefillTokensPerSecond,
            decodeTokensPerSecond,
            loadMs,
            residentBytes >> 20,
            bytesPerStep / 1e6,
            100 * bandwidthShare,
            bandwidthBytesPerSecond / 1e9);
    return text
        + (comparison == null ? "" : text(comparison))
        + (load == null ? "" : load.stream().map(Figures::text).collect(Collectors.joining()));
  }

  private static String text(Clients.Load load) {
    return String.format(
        Locale.ROOT,
        "%d client(s): %.0f tokens/s of prompts and answers; a request takes %.0f ms, %.0f ms at"
            + " the 95th percentile%n",
        load.clients(),
        load.tokensPerSecond(),
        load.medianMs(),
        load.percentile95Ms());
  }

  private static String text(Rivals rivals) {
    return String.format(
        Locale.ROOT,
        "llama.cpp: prefill %.0f, decode %.0f tokens/s; ours over theirs, %d pairs: prefill %.2f"
            + " (at least %.2f), decode %.2f (at least %.2f)%n",
        rivals.llamaCppPrefillTokensPerSecond,
        rivals.llamaCppDecodeTokensPerSecond,
        rivals.pairs,
        rivals.prefillRatio.median(),
        rivals.prefillRatio.lower(),
        rivals.decodeRatio.median(),
        rivals.decodeRatio.lower());
  }
}
