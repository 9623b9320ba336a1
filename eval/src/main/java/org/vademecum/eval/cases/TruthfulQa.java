package org.vademecum.eval.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * TruthfulQA (Lin, Hilton and Evans, 2022), {@code TruthfulQA.csv} with its lists of correct and
 * incorrect answers parted by semicolons, and files like it. It has no passages: the source of an
 * answer is the other correct answers to its question, so that a right answer never stands in its
 * own source. Labels are of truth and not of support; a right answer with no other beside it is
 * left out.
 */
record TruthfulQa() implements CaseFormat {
  @Override
  public String name() {
    return "truthfulqa";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(Set.of("Question", "Correct Answers", "Incorrect Answers"));
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    return TruthfulQa::cases;
  }

  private static List<SupportCase> cases(Row row) {
    var question = row.text("Question");
    var correct = answers(row, "Correct Answers");
    var group = "truthfulqa-" + row.number();
    var kind = row.fields().path("Category").asText(null);
    var cases = new ArrayList<SupportCase>();
    for (var i = 0; i < correct.size(); i++) {
      var others = new ArrayList<>(correct);
      var answer = others.remove(i);
      if (!others.isEmpty()) {
        cases.add(
            SupportCase.of(
                group + "-right-" + (i + 1), group, kind, source(others), question, answer, 1));
      }
    }
    var incorrect = answers(row, "Incorrect Answers");
    for (var i = 0; i < incorrect.size(); i++) {
      cases.add(
          SupportCase.of(
              group + "-wrong-" + (i + 1),
              group,
              kind,
              source(correct),
              question,
              incorrect.get(i),
              0));
    }
    return cases;
  }

  private static List<String> answers(Row row, String field) {
    return Arrays.stream(row.text(field).split(";"))
        .map(String::strip)
        .filter(a -> !a.isEmpty())
        .distinct()
        .toList();
  }

  private static String source(List<String> answers) {
    return String.join(".\n", answers) + ".";
  }
}
