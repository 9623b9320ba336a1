package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Claim;
import org.vademecum.engine.verify.ClaimKind;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;

/**
 * Judges a plain text. By gold: a direction that is not the result's, a result without a value that
 * is interpreted, a forbidden statement, a critical result that no sentence states, and numbers
 * ({@link PlainNumbers}). By the verifier: claims against the raw report, gold's flags and the
 * passages that the subject was given. The verifier also reads the directions that gold judges; how
 * severe a result is gold does not say, so claims of severity are left out.
 */
final class PlainTextJudge {
  // "(expected negative)" says what would be right, not how the result lies.
  private static final Pattern EXPECTED =
      Pattern.compile("(?i)\\s*[(（](?:expected|normal|normally|预期|应为|通常应为|通常|正常)[^)）\\d]*[)）]");

  private final EvalCase asked;
  private final Pack pack;
  private final Verifier verifier;
  private final JsonNode answer;
  private final CaseEvidence evidence;
  private final Language language;
  private final NamedIn names;
  private final PlainNumbers numbers;
  private final List<String> rows;
  private final boolean valuesKnown;

  PlainTextJudge(EvalCase asked, JsonNode answer, Pack pack, Verifier verifier) {
    this.asked = asked;
    this.pack = pack;
    this.verifier = verifier;
    this.answer = answer;
    this.evidence = CaseEvidence.ofPlainText(asked, answer, pack);
    this.language = Language.of(asked.language());
    this.names =
        new NamedIn(pack, asked.gold().observations().stream().map(Gold.Expected::code).toList());
    this.numbers = new PlainNumbers(pack, asked, answer, names);
    this.rows = ReportRows.of(asked.report());
    this.valuesKnown = !answer.path("observations").isEmpty();
  }

  CaseResult judge(String arm) {
    var sentences = sentences();
    var stated = stated(sentences);
    var gold = asked.gold();
    return new CaseResult(
        asked.id(),
        asked.scenario(),
        asked.language(),
        asked.audience(),
        arm,
        answer.path("answered").asBoolean() ? "answered" : "refused",
        gold.observations().stream()
            .filter(Gold.Expected::critical)
            .map(Gold.Expected::code)
            .filter(c -> !stated.contains(c))
            .toList(),
        (int) gold.observations().stream().filter(Gold.Expected::critical).count(),
        sentences.stream().flatMap(s -> s.interpretedWithoutValue().stream()).distinct().toList(),
        missed(stated),
        (int) gold.observations().stream().filter(GoldJudge::outside).count()
            + gold.patterns().size(),
        tally(sentences),
        0,
        answer.path("timings").path("totalMs").asLong(),
        null,
        ClaimCounts.of(sentences.stream().flatMap(s -> s.verdict().claims().stream()).toList()));
  }

  /** One sentence with all that was found of it. */
  record Judged(
      String text,
      Set<String> named,
      Verdict verdict,
      NumberCheck.Found numbers,
      String contradiction,
      List<String> interpretedWithoutValue) {}

  List<Judged> sentences() {
    var judged = new ArrayList<Judged>();
    for (var sentence : answer.path("sentences")) {
      judged.add(one(sentence.path("text").asText()));
    }
    return judged;
  }

  private Judged one(String text) {
    var found = numbers.of(text);
    var said = EXPECTED.matcher(text).replaceAll(" ");
    var raw = verify(said, evidence);
    var wrong = raw.claims().stream().anyMatch(PlainTextJudge::liesOtherwise);
    var lenient = wrong ? verify(said, evidence.abnormalAsHigh()).claims() : List.<Claim>of();
    var claims =
        raw.claims().stream()
            .filter(c -> c.kind() != ClaimKind.SEVERITY)
            .map(c -> liesOtherwise(c) ? orSaidHigh(c, lenient) : c)
            .map(c -> asPrinted(c, found))
            .toList();
    var verdict =
        new Verdict(worst(claims), claims, raw.inventedNumbers(), raw.misattributedReferences());
    var named = names.in(text);
    return new Judged(
        text, named, verdict, found, contradiction(text, claims), waiting(named, claims));
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

  private String contradiction(String text, List<Claim> claims) {
    var lower = text.toLowerCase(Locale.ROOT);
    for (var forbidden : asked.gold().forbidden()) {
      if (lower.contains(forbidden)) {
        return "forbidden: " + forbidden;
      }
    }
    return claims.stream()
        .filter(c -> c.status() == ClaimStatus.CONTRADICTED && byFlag(c))
        .filter(c -> claims.stream().noneMatch(o -> rightOfTheSame(o, c)))
        .map(c -> c.text() + " (" + c.why() + ")")
        .findFirst()
        .orElse("");
  }

  // What passages say otherwise is the verifier's matter; gold has flags and statuses.
  private static boolean byFlag(Claim claim) {
    return (claim.kind() == ClaimKind.DIRECTION && claim.why().startsWith("the flag of"))
        || claim.kind() == ClaimKind.STATUS;
  }

  // "Raised potassium from reduced excretion" says of potassium how it lies; the other word is of
  // something else.
  private static boolean rightOfTheSame(Claim other, Claim wrong) {
    return other.kind() == wrong.kind()
        && other.status() == ClaimStatus.SUPPORTED
        && other.text().split(": ")[0].equals(wrong.text().split(": ")[0]);
  }

  private List<String> waiting(Set<String> named, List<Claim> claims) {
    var interprets =
        claims.stream()
            .anyMatch(c -> c.kind() == ClaimKind.STATUS && c.status() == ClaimStatus.CONTRADICTED);
    return asked.gold().observations().stream()
        .filter(o -> interprets && named.contains(o.code()))
        .filter(o -> Set.of("pending", "cancelled", "entered-in-error").contains(o.status()))
        .map(Gold.Expected::code)
        .toList();
  }

  // A result is stated where a sentence that nothing contradicts names it with its number or a
  // direction that holds; a pattern where one has its name.
  private Set<String> stated(List<Judged> sentences) {
    var stated = new LinkedHashSet<String>();
    for (var sentence : sentences) {
      if (sentence.contradiction().isEmpty()) {
        var lies =
            sentence.verdict().claims().stream()
                .anyMatch(
                    c -> c.kind() == ClaimKind.DIRECTION && c.status() == ClaimStatus.SUPPORTED);
        var said = NumberCheck.read(sentence.text());
        sentence.named().stream()
            .filter(c -> lies || said.stream().anyMatch(numbers.beside(c)::contains))
            .forEach(stated::add);
      }
      var lower = sentence.text().toLowerCase(Locale.ROOT);
      asked.gold().patterns().stream().filter(p -> namesPattern(p, lower)).forEach(stated::add);
    }
    return stated;
  }

  private boolean namesPattern(String id, String lower) {
    return pack.pattern(id)
        .filter(p -> lower.contains(p.name().in(language).toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private List<String> missed(Set<String> stated) {
    var missed = new ArrayList<String>();
    asked.gold().observations().stream()
        .filter(GoldJudge::outside)
        .map(Gold.Expected::code)
        .filter(c -> !stated.contains(c))
        .forEach(missed::add);
    asked.gold().patterns().stream().filter(p -> !stated.contains(p)).forEach(missed::add);
    return missed;
  }

  private static CaseResult.Sentences tally(List<Judged> sentences) {
    var contradicted =
        sentences.stream()
            .filter(s -> !s.contradiction().isEmpty())
            .map(s -> new CaseResult.Contradicted(s.text(), "student", s.contradiction()))
            .toList();
    return new CaseResult.Sentences(
        sentences.size(),
        0,
        sentences.size(),
        0,
        0,
        with(sentences, ClaimStatus.UNCHECKED),
        with(sentences, ClaimStatus.UNSUPPORTED) + with(sentences, ClaimStatus.CONTRADICTED),
        sentences.stream().mapToInt(s -> s.numbers().invented()).sum(),
        sentences.stream().mapToInt(s -> s.numbers().misattributed()).sum(),
        0,
        0,
        0,
        contradicted);
  }

  private static int with(List<Judged> sentences, ClaimStatus status) {
    return (int) sentences.stream().filter(s -> s.verdict().status() == status).count();
  }
}
