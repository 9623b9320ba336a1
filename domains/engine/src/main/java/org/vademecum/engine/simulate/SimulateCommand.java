package org.vademecum.engine.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade simulate}: draws the evaluation cases of a pack from its held-out scenarios. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Draws synthetic reports with gold from the held-out scenarios of a pack.")
public final class SimulateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  @Option(names = "--per-language", description = "cases a language (default ${DEFAULT-VALUE})")
  private int perLanguage = 320;

  @Option(names = "--seed", description = "default ${DEFAULT-VALUE}")
  private long seed = 20260101;

  @Option(names = "--out", required = true, description = "the JSON Lines file to write")
  private @Nullable Path out;

  public static void main(String[] args) {
    CommandRunner.main(new SimulateCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var simulator = new Simulator(loaded);
    var file = java.util.Objects.requireNonNull(out);
    try (var writer = Files.newBufferedWriter(file)) {
      var written = 0;
      for (var language : loaded.languages()) {
        written += write(simulator, language, writer);
      }
      System.out.println(written + " cases: " + file);
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write " + file, "choose another --out", e);
    }
    return 0;
  }

  private int write(Simulator simulator, Language language, BufferedWriter writer)
      throws IOException {
    var scenarios = simulator.scenarios().stream().filter(Scenario::heldOut).toList();
    var laboratories =
        simulator.laboratories().stream().filter(l -> l.language() == language).toList();
    if (scenarios.isEmpty() || laboratories.isEmpty()) {
      throw Fault.input(
          "no-scenarios",
          "no held-out scenario, or no laboratory of the language: " + language,
          "add them to simulator.yaml");
    }
    for (var i = 0; i < perLanguage; i++) {
      var scenario = scenarios.get(i % scenarios.size());
      // Each scenario starts at another laboratory, so that a few rounds reach all of them.
      var round = i / scenarios.size();
      var laboratory = laboratories.get((round + i % scenarios.size()) % laboratories.size());
      var drawn = simulator.draw(scenario, laboratory, seed + i);
      var line = new LinkedHashMap<String, Object>();
      line.put("id", drawn.id());
      line.put("scenario", drawn.scenario());
      line.put("language", language.toString());
      line.put("audience", i % 4 == 3 ? "patient" : "clinician");
      line.put("format", drawn.format());
      line.put("report", drawn.printed());
      line.put("gold", drawn.gold());
      writer.write(Json.write(line));
      writer.newLine();
    }
    return perLanguage;
  }
}
