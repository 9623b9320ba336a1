package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Claim;
import org.vademecum.engine.verify.ClaimKind;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;

/**
 * The claims of a plain text's sentences, as the verifier reads them against the raw report, gold's
 * flags and the passages that the subject was given. It also reads the directions that gold judges;
 * how severe a result is gold does not say, so claims of severity are left out.
 */
final class PlainClaims {
  // "(expected negative)" says what would be right, not how the result lies.
  private static final Pattern EXPECTED =
      Pattern.compile("(?i)\\s*[(（](?:expected|normal|normally|预期|应为|通常应为|通常|正常)[^)）\\d]*[)）]");

  private final Verifier verifier;
  private final CaseEvidence evidence;
  private final Language language;
  private final List<String> rows;
  private final boolean valuesKnown;

  PlainClaims(EvalCase asked, JsonNode answer, Pack pack, Verifier verifier) {
    this.verifier = verifier;
    this.evidence = CaseEvidence.ofPlainText(asked, answer, pack);
    this.language = Language.of(asked.language());
    this.rows = ReportRows.of(asked.report());
    this.valuesKnown = !answer.path("observations").isEmpty();
  }

  /**
   * The verdict on one sentence.
   *
   * @param found where its numbers come from
   */
  Verdict read(String text, NumberCheck.Found found) {
    var said = EXPECTED.matcher(text).replaceAll(" ");
    var raw = verify(said, evidence);
    var wrong = raw.claims().stream().anyMatch(PlainClaims::liesOtherwise);
    var lenient = wrong ? verify(said, evidence.abnormalAsHigh()).claims() : List.<Claim>of();
    var claims =
        raw.claims().stream()
            .filter(c -> c.kind() != ClaimKind.SEVERITY)
            .map(c -> liesOtherwise(c) ? orSaidHigh(c, lenient) : c)
            .map(c -> asPrinted(c, found))
            .toList();
    return new Verdict(worst(claims), claims, raw.inventedNumbers(), raw.misattributedReferences());
  }

  private Verdict verify(String text, CaseEvidence against) {
    return verifier.verify(text, language, against.whole(), against.whole());
  }

  private static boolean liesOtherwise(Claim claim) {
    return claim.kind() == ClaimKind.DIRECTION && claim.status() == ClaimStatus.CONTRADICTED;
  }

  // A result that is abnormal without a direction may be called raised.
  private static Claim orSaidHigh(Claim claim, List<Claim> lenient) {
    return lenient.stream()
        .filter(c -> c.kind() == claim.kind() && c.text().equals(claim.text()))
        .filter(c -> c.status() == ClaimStatus.SUPPORTED)
        .findFirst()
        .orElse(claim);
  }

  // Where the report was not read into values, its rows decide: a flag between a number and its
  // unit keeps the verifier from seeing that they belong together.
  private Claim asPrinted(Claim claim, NumberCheck.Found found) {
    var open = claim.status() == ClaimStatus.UNSUPPORTED && !valuesKnown;
    var printed =
        switch (claim.kind()) {
          case NUMBER -> open && found.invented() == 0 && found.misattributed() == 0;
          case UNIT -> open && inOneRow(claim.text());
          default -> false;
        };
    return printed
        ? new Claim(claim.kind(), claim.text(), ClaimStatus.SUPPORTED, "a row of the report has it")
        : claim;
  }

  private boolean inOneRow(String quantity) {
    var parts = quantity.split("\\s+", 2);
    return parts.length == 2
        && rows.stream().anyMatch(r -> r.contains(parts[0]) && r.contains(parts[1]));
  }

  private static ClaimStatus worst(List<Claim> claims) {
    for (var status :
        List.of(ClaimStatus.CONTRADICTED, ClaimStatus.UNSUPPORTED, ClaimStatus.SUPPORTED)) {
      if (claims.stream().anyMatch(c -> c.status() == status)) {
        return status;
      }
    }
    return ClaimStatus.UNCHECKED;
  }
}
