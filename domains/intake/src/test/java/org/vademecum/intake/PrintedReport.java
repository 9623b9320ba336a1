package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Numbers;

/** What a made-up report prints: lines about the patient, and results. */
record PrintedReport(List<String> head, List<Row> rows, List<String> foot) {

  /** A result as it is printed; parts that are not printed are empty. */
  record Row(String code, String name, String value, String unit, String range, String flag) {}

  static PrintedReport random(Pack pack, boolean chinese, int count, Random random) {
    var rows = new ArrayList<Row>();
    var all = new ArrayList<>(pack.observables().all());
    java.util.Collections.shuffle(all, random);
    for (var observable : all) {
      if (rows.size() < count) {
        row(pack, observable, chinese, random, rows);
      }
    }
    var id = 10_000_000 + random.nextInt(80_000_000);
    var age = 18 + random.nextInt(70);
    var female = random.nextBoolean();
    var head =
        chinese
            ? List.of(
                "示例医院检验报告单",
                "姓名：张某某    性别：" + (female ? "女" : "男") + "    年龄：" + age + "岁",
                "病历号：" + id + "    标本类型：血清    采集时间：2026-01-02 07:30")
            : List.of(
                "Example Hospital Laboratory Report",
                "Patient ID: " + id + "     Sex: " + (female ? "F" : "M") + "     Age: " + age,
                "Collected: 2026-01-02 07:30     Specimen: serum");
    var foot =
        chinese
            ? List.of("检验者：李某    审核者：王某    报告时间：2026-01-02 10:15", "注：本报告仅对所检标本负责，如有疑问请及时联系。")
            : List.of(
                "Reported by: A. Tester     Verified by: B. Checker",
                "These results apply to the specimen as it was received.");
    return new PrintedReport(head, rows, foot);
  }

  private static void row(
      Pack pack, Observable observable, boolean chinese, Random random, List<Row> rows) {
    var name = name(observable, chinese, random);
    var code = observable.code().toUpperCase(java.util.Locale.ROOT);
    if (observable.kind() == Observable.Kind.ORDINAL) {
      var positive = random.nextInt(4) == 0;
      rows.add(
          new Row(
              code,
              name,
              chinese ? (positive ? "阳性(+)" : "阴性") : positive ? "positive" : "negative",
              "",
              chinese ? "阴性" : "negative",
              positive ? (chinese ? "↑" : "A") : ""));
      return;
    }
    var interval =
        pack.intervals().stream()
            .filter(i -> i.observable().equals(observable.code()) && i.high() != null)
            .findFirst();
    if (interval.isEmpty()) {
      return;
    }
    var low = interval.get().low() == null ? 0 : interval.get().low();
    double high = java.util.Objects.requireNonNull(interval.get().high());
    var draw = random.nextInt(10);
    var value =
        draw < 2
            ? low * (0.5 + 0.45 * random.nextDouble())
            : draw < 4
                ? high * (1.05 + random.nextDouble())
                : low + (high - low) * random.nextDouble();
    var decimals = observable.decimals();
    var printed = fixed(value, decimals);
    var flag =
        Double.parseDouble(printed) < low ? "L" : Double.parseDouble(printed) > high ? "H" : "";
    var range =
        interval.get().low() == null
            ? "<" + Numbers.print(high)
            : fixed(low, decimals) + "-" + fixed(high, decimals);
    rows.add(
        new Row(
            code,
            name,
            printed,
            unit(observable, random),
            range,
            chinese && !flag.isEmpty() ? (flag.equals("H") ? "↑" : "↓") : flag));
  }

  private static String fixed(double value, int decimals) {
    return String.format(java.util.Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String name(Observable observable, boolean chinese, Random random) {
    var name = chinese ? observable.name().zh() : observable.name().en();
    return chinese && random.nextInt(4) == 0 && observable.code().length() <= 6
        ? name + "(" + observable.code() + ")"
        : name;
  }

  private static String unit(Observable observable, Random random) {
    return switch (observable.unit()) {
      case "1" -> "";
      case "10*9/L" -> random.nextBoolean() ? "10^9/L" : "×10^9/L";
      case "10*12/L" -> "10^12/L";
      case "umol/L" -> "μmol/L";
      case "ug/L" -> "μg/L";
      case "/[HPF]" -> "/HPF";
      case "mm[Hg]" -> "mmHg";
      case "m[IU]/L" -> "mIU/L";
      case "[IU]/mL" -> "IU/mL";
      case "[IU]/L" -> "IU/L";
      case "k[IU]/L" -> "kIU/L";
      default -> observable.unit();
    };
  }
}
