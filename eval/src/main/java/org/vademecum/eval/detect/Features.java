package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.verify.Claim;
import org.vademecum.engine.verify.ClaimKind;
import org.vademecum.engine.verify.ClaimStatus;

/**
 * What a trained detector sees of a pair: the verifier's claims by kind and status, how many of the
 * sentences hold, novelty of the response's words and n-grams against its source, and lengths.
 * Counts enter as ln(1 + count).
 */
final class Features {
  private static final List<ClaimStatus> BAD =
      List.of(ClaimStatus.UNSUPPORTED, ClaimStatus.CONTRADICTED);
  private static final List<String> NAMES = names();

  private Features() {}

  private static List<String> names() {
    var names = new ArrayList<String>();
    for (var kind : ClaimKind.values()) {
      BAD.forEach(s -> names.add(kind + " " + s));
    }
    names.addAll(
        List.of(
            "supported claims",
            "share of claims supported",
            "share of sentences supported",
            "share of sentences unchecked",
            "share of sentences unsupported",
            "share of sentences contradicted",
            "ln score",
            "invented numbers",
            "misattributed references",
            "novel words",
            "novel pairs",
            "novel triples",
            "novel fours",
            "novel words of worst sentence",
            "novel pairs of worst sentence",
            "novel numbers",
            "long novel words",
            "length",
            "sentences",
            "source length",
            "length by source length"));
    return List.copyOf(names);
  }

  static List<String> all() {
    return NAMES;
  }

  static double[] of(CheckedPair checked) {
    var values = new ArrayList<Double>();
    for (var kind : ClaimKind.values()) {
      for (var status : BAD) {
        values.add(count(checked.claims(), kind, status));
      }
    }
    verdicts(checked, values);
    words(checked, values);
    var length = checked.pair().response().length();
    var source = checked.pair().source().length();
    values.add(Math.log1p(length));
    values.add(Math.log1p(checked.sentences().size()));
    values.add(Math.log1p(source));
    values.add(Math.log((length + 1.0) / (source + 1.0)));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double count(List<Claim> claims, ClaimKind kind, ClaimStatus status) {
    return Math.log1p(
        claims.stream().filter(c -> c.kind() == kind && c.status() == status).count());
  }

  private static void verdicts(CheckedPair checked, List<Double> values) {
    var claims = checked.claims();
    var supported = claims.stream().filter(c -> c.status() == ClaimStatus.SUPPORTED).count();
    values.add(Math.log1p(supported));
    values.add((supported + 1.0) / (claims.size() + 1.0));
    for (var status :
        List.of(
            ClaimStatus.SUPPORTED,
            ClaimStatus.UNCHECKED,
            ClaimStatus.UNSUPPORTED,
            ClaimStatus.CONTRADICTED)) {
      var such = checked.verdicts().stream().filter(v -> v.status() == status).count();
      values.add(such / (double) Math.max(1, checked.verdicts().size()));
    }
    values.add(Math.log(Math.max(1e-4, checked.score())));
    values.add(Math.log1p(checked.verdicts().stream().mapToInt(v -> v.inventedNumbers()).sum()));
    values.add(
        Math.log1p(checked.verdicts().stream().mapToInt(v -> v.misattributedReferences()).sum()));
  }

  private static void words(CheckedPair checked, List<Double> values) {
    var overlap = new Overlap(checked.pair().source());
    var tokens = Overlap.tokens(checked.pair().response());
    for (var n = 1; n <= 4; n++) {
      values.add(overlap.novel(tokens, n));
    }
    var sentences = checked.sentences().stream().map(Overlap::tokens).toList();
    for (var n = 1; n <= 2; n++) {
      var size = n;
      values.add(sentences.stream().mapToDouble(s -> overlap.novel(s, size)).max().orElse(0));
    }
    values.add(Math.log1p(overlap.novelNumbers(tokens)));
    values.add(Math.log1p(overlap.novelWords(tokens)));
  }
}
