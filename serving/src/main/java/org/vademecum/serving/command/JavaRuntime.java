package org.vademecum.serving.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.vademecum.cli.Fault;

/**
 * A Java runtime with only what the answer path and the service load, linked from the JDK that runs
 * this, for machines like this one.
 *
 * <p>The modules are stated and not computed: libraries load some by name, which {@code jdeps} does
 * not see, and name others in classes that nothing here loads.
 */
final class JavaRuntime {
  private static final List<String> MODULES =
      List.of(
          "java.base",
          // Beans, which readers of YAML and HL7 look for.
          "java.desktop",
          "java.instrument",
          "java.management",
          "java.naming",
          "java.net.http",
          // Reports come in GB18030 and its relatives; their dates and numbers are of two
          // languages.
          "jdk.charsets",
          "jdk.localedata",
          // PostgreSQL's driver, the pool of connections and transactions.
          "java.rmi",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.transaction.xa",
          // FHIR's and CEL's libraries.
          "java.scripting",
          "java.xml.crypto",
          "jdk.crypto.ec",
          "jdk.incubator.vector",
          // Measures, and unsafe memory for the network's buffers.
          "jdk.management",
          // Tells the bundled PostgreSQL who runs it: it refuses to be root.
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  private JavaRuntime() {}

  /**
   * Whether a folder holds a runtime as {@link #link} would make it now, so that it may stay.
   *
   * @throws IOException where it cannot be read
   */
  static boolean isCurrent(Path runtime) throws IOException {
    var release = runtime.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(runtime.resolve("bin/java"))) {
      return false;
    }
    var properties = new Properties();
    try (var in = Files.newBufferedReader(release)) {
      properties.load(in);
    }
    var modules = Set.of(unquoted(properties, "MODULES").split(" "));
    return unquoted(properties, "JAVA_VERSION").equals(System.getProperty("java.version"))
        && modules.containsAll(MODULES);
  }

  private static String unquoted(Properties properties, String name) {
    return properties.getProperty(name, "").replace("\"", "");
  }

  /**
   * Links one into a folder that is not there yet.
   *
   * @throws Fault of type {@code no-jlink} on a Java without the tool, {@code not-linked} where it
   *     fails
   */
  static void link(Path runtime) {
    var jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () ->
                    Fault.resource(
                        "no-jlink",
                        "no jlink in " + System.getProperty("java.home"),
                        "set JAVA_HOME to a whole JDK"));
    var arguments =
        new ArrayList<>(
            List.of("--add-modules", String.join(",", MODULES), "--include-locales", "en,zh"));
    arguments.addAll(List.of("--strip-java-debug-attributes", "--no-header-files"));
    arguments.addAll(List.of("--no-man-pages", "--compress", "zip-6"));
    arguments.addAll(List.of("--output", runtime.toString()));
    var said = new StringWriter();
    var writer = new PrintWriter(said, true);
    if (jlink.run(writer, writer, arguments.toArray(String[]::new)) != 0) {
      throw Fault.resource(
          "not-linked",
          "jlink failed: " + said.toString().strip(),
          "free disk space, or set JAVA_HOME to another JDK of at least this version");
    }
  }
}
