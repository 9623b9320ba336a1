package org.vademecum.engine.judge;

import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.text.Numbers;

/**
 * Severity by how far a value lies outside. Where the pack's table names thresholds they decide;
 * otherwise the distance counts in widths of the interval, and for a one-sided interval in
 * multiples of its limit: up to {@value #MILD} mild, up to {@value #MODERATE} moderate. Below a
 * wide interval there is no room for that, so what is at most {@value #SMALL_PART} of its lower
 * limit is moderate at least.
 */
final class Magnitude {
  private static final double MILD = 0.5;
  private static final double MODERATE = 1.5;
  private static final double SMALL_PART = 0.4;
  private static final double MODERATE_RANK = 1;
  private static final double SEVERE_RANK = 3;

  private Magnitude() {}

  static @Nullable Severity ofTable(
      @Nullable Observable observable, @Nullable Double canonical, Flag flag) {
    if (observable == null || canonical == null) {
      return null;
    }
    var moderate = flag == Flag.L ? observable.moderateLow() : observable.moderateHigh();
    var severe = flag == Flag.L ? observable.severeLow() : observable.severeHigh();
    if (moderate == null && severe == null) {
      return null;
    }
    if (severe != null && (flag == Flag.L ? canonical <= severe : canonical >= severe)) {
      return Severity.SEVERE;
    }
    return moderate != null && (flag == Flag.L ? canonical <= moderate : canonical >= moderate)
        ? Severity.MODERATE
        : Severity.MILD;
  }

  static Severity ofDistance(
      Numbers.@Nullable Printed number,
      Observation.@Nullable Interval interval,
      @Nullable Double canonical,
      Flag flag) {
    if (number == null || interval == null) {
      return Severity.MILD;
    }
    var value = interval.source().equals("pack") && canonical != null ? canonical : number.value();
    var low = interval.low();
    var high = interval.high();
    var limit = flag == Flag.L ? low : high;
    if (limit == null) {
      return Severity.MILD;
    }
    var width = low != null && high != null ? high - low : Math.abs(limit);
    var distance = width > 0 ? Math.abs(value - limit) / width : 0;
    var small = flag == Flag.L && limit > 0 && value <= SMALL_PART * limit;
    return distance <= MILD && !small
        ? Severity.MILD
        : distance <= MODERATE ? Severity.MODERATE : Severity.SEVERE;
  }

  static Severity ofRank(@Nullable OrdinalRank rank) {
    if (rank == null || rank.rank() < MODERATE_RANK) {
      return Severity.MILD;
    }
    return rank.rank() < SEVERE_RANK ? Severity.MODERATE : Severity.SEVERE;
  }
}
