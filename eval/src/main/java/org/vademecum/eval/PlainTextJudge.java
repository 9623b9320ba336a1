package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.engine.verify.Claim;
import org.vademecum.engine.verify.ClaimKind;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;

/**
 * Judges a plain text. By gold: a direction that is not the result's, a result without a value that
 * is interpreted, a forbidden statement, a critical result that no sentence states, and numbers
 * ({@link PlainNumbers}). By the verifier: claims against the raw report, gold's flags and the
 * passages that the subject was given ({@link PlainClaims}).
 */
final class PlainTextJudge {
  private final EvalCase asked;
  private final Pack pack;
  private final PlainClaims claims;
  private final JsonNode answer;
  private final NamedIn names;
  private final PlainNumbers numbers;

  PlainTextJudge(EvalCase asked, JsonNode answer, Pack pack, Verifier verifier) {
    this.asked = asked;
    this.pack = pack;
    this.answer = answer;
    this.names =
        new NamedIn(pack, asked.gold().observations().stream().map(Gold.Expected::code).toList());
    this.numbers = new PlainNumbers(pack, asked, answer, names);
    this.claims = new PlainClaims(asked, answer, pack, verifier);
  }

  CaseResult judge(String arm) {
    var sentences = sentences();
    var statements = new PlainStatements(asked, pack, numbers);
    var stated = statements.stated(sentences);
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
        statements.missed(stated),
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
    var verdict = claims.read(text, found);
    var named = names.in(text);
    return new Judged(
        text,
        named,
        verdict,
        found,
        contradiction(text, verdict.claims()),
        waiting(named, verdict.claims()));
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
