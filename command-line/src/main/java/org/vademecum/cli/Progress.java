package org.vademecum.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress of long work on stderr: a bar with rate and time left on a terminal, a plain line every
 * few seconds elsewhere. Not for results, which go to stdout. Safe for use by several threads.
 */
public final class Progress implements AutoCloseable {
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private final PrintStream err;
  private final String name;
  private final String unit;
  private long total;
  private final long started = System.nanoTime();
  private final @Nullable ProgressBar bar;
  private long done;
  private long lastLine = started;
  private String note = "";

  private Progress(PrintStream err, String name, String unit, long total, boolean terminal) {
    this.err = err;
    this.name = name;
    this.unit = unit;
    this.total = total;
    this.bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .build()
            : null;
  }

  /**
   * Starts to show progress on stderr.
   *
   * @param name the work, one word or two
   * @param unit what is counted, plural
   * @param total how many are expected; -1 where it is not known
   */
  public static Progress start(String name, String unit, long total) {
    return new Progress(System.err, name, unit, total, System.console() != null && isTerminal());
  }

  /** Plain lines to the given stream, for tests and for work inside a service. */
  public static Progress plain(PrintStream err, String name, String unit, long total) {
    return new Progress(err, name, unit, total, false);
  }

  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal() && !"1".equals(System.getenv("VADE_PLAIN"));
  }

  public void step() {
    stepBy(1);
  }

  public synchronized void stepBy(long count) {
    done += count;
    if (bar != null) {
      bar.stepBy(count);
      return;
    }
    var now = System.nanoTime();
    if (now - lastLine >= PLAIN_INTERVAL.toNanos()) {
      lastLine = now;
      err.println(line(now));
    }
  }

  /**
   * Changes how many are expected, where that becomes known only on the way.
   *
   * @param expected all of them, done ones too; -1 where it is not known
   */
  public synchronized void expect(long expected) {
    total = expected;
    if (bar != null) {
      bar.maxHint(expected);
    }
  }

  /** A short remark behind the bar, such as the loss. */
  public synchronized void note(String text) {
    note = text;
    if (bar != null) {
      bar.setExtraMessage(" " + text);
    }
  }

  private String line(long now) {
    var seconds = (now - started) / 1e9;
    var rate = done / Math.max(seconds, 1e-9);
    var left =
        total < 0 || rate == 0 ? "" : ", " + clock(Math.max(0, total - done) / rate) + " left";
    var of = total < 0 ? "" : "/" + total;
    return String.format(
        Locale.ROOT,
        "%s: %d%s %s, %.1f/s, %s%s%s",
        name,
        done,
        of,
        unit,
        rate,
        clock(seconds),
        left,
        note.isEmpty() ? "" : ", " + note);
  }

  static String clock(double seconds) {
    var whole = Math.max(0, Math.round(seconds));
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    } else {
      err.println(line(System.nanoTime()));
    }
  }
}
