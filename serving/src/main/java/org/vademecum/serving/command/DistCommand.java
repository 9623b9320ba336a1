package org.vademecum.serving.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.PackFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vade dist}: a folder that answers and serves on a machine without network, JDK or sources:
 * {@code runtime/}, {@code lib/} for the command line, {@code service/}, the launcher, the pack's
 * bundle and a README. It runs on the kind of system on which it was made.
 */
@Command(
    name = "dist",
    mixinStandardHelpOptions = true,
    description = "Makes a folder for the edge that brings its own Java runtime.")
public final class DistCommand implements Callable<Integer> {
  // A linked runtime is some 100 MB, more while it is made.
  private static final long RUNTIME_BYTES = 200L << 20;

  @Parameters(paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder: absent, empty, or an edge folder to make again")
  private Path out = Path.of("");

  public static void main(String[] args) {
    CommandRunner.main(new DistCommand(), args);
  }

  @Override
  public Integer call() {
    var parts = BundleParts.of(pack);
    try {
      var edge = EdgeFolder.open(out);
      var application = built("serving/target/quarkus-app");
      var libraries = libraries();
      EdgeFolder.requireSpace(
          needed(parts, application, libraries), edge.usableSpace(), out.toAbsolutePath());
      try {
        fill(edge.begin(), parts, application, libraries);
        edge.show();
      } finally {
        edge.end();
      }
      System.out.printf("dist: %,d MB: %s%n", EdgeFolder.bytes(out) >> 20, out);
      return 0;
    } catch (IOException | UncheckedIOException e) {
      throw Fault.resource(
          "not-writable", "cannot write " + out, "free disk space, or choose another --out", e);
    }
  }

  private static long needed(BundleParts parts, Path application, List<Path> libraries)
      throws IOException {
    var bytes = RUNTIME_BYTES + EdgeFolder.bytes(application);
    for (var library : libraries) {
      bytes += EdgeFolder.bytes(library);
    }
    for (var entry : parts.entries()) {
      bytes += EdgeFolder.bytes(entry.path());
    }
    return bytes;
  }

  private void fill(Path folder, BundleParts parts, Path application, List<Path> libraries)
      throws IOException {
    var name = parts.pack().name() + ".vade";
    BundleFile.write(folder.resolve(name), parts.entries());
    EdgeFolder.copy(application, folder.resolve("service"));
    var lib = Files.createDirectories(folder.resolve("lib"));
    for (var library : libraries) {
      EdgeFolder.copy(library, lib.resolve(library.getFileName().toString()));
    }
    EdgeFolder.copy(built("vade"), folder.resolve("vade"));
    Files.writeString(folder.resolve("README.txt"), readMe(name));
    if (!JavaRuntime.isCurrent(out.resolve("runtime"))) {
      System.err.println("dist: linking a Java runtime");
      JavaRuntime.link(folder.resolve("runtime"));
    }
  }

  /** The plain class path: the module's own jar, then its libraries, which have distinct names. */
  private static List<Path> libraries() throws IOException {
    var libraries = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(built("serving/target"), "vademecum-serving-*.jar")) {
      files.forEach(libraries::add);
    }
    if (libraries.size() != 1) {
      throw notBuilt("serving/target/vademecum-serving-*.jar");
    }
    for (var entry :
        Files.readString(built("serving/target/classpath.txt")).strip().split(File.pathSeparator)) {
      libraries.add(Path.of(entry));
    }
    return libraries;
  }

  private static Path built(String path) {
    var file = PackFolders.home().resolve(path);
    if (!Files.exists(file)) {
      throw notBuilt(path);
    }
    return file;
  }

  private static Fault notBuilt(String path) {
    return Fault.resource(
        "not-built",
        "not built: " + PackFolders.home().resolve(path),
        "remove .vade/built and run the command again");
  }

  private static String readMe(String bundle) {
    return """
        Vademecum for the edge: needs no network, no Java and no installation.
        It runs on %2$s %3$s. Copy the folder as it is, and run in it:

          ./vade serve %1$s                      the service and its page, http://127.0.0.1:8080
          ./vade interpret FILE --pack %1$s      a report in, its interpretation out
          ./vade ask "QUESTION" --pack %1$s      one question

        The service keeps its data in work/; making the folder again leaves that as it is.
        It supports a decision and does not replace it.

        Vademecum 边缘部署文件夹：无需网络、无需 Java、无需安装。
        适用于 %2$s %3$s。请整体复制此文件夹，并在其中运行：

          ./vade serve %1$s                      服务及其页面，http://127.0.0.1:8080
          ./vade interpret 文件 --pack %1$s      输入报告，输出解读
          ./vade ask "问题" --pack %1$s          单个问题

        服务的数据保存在 work/ 中；重新生成此文件夹时不会改动。
        本内容仅供辅助参考，不能替代决策。
        """
        .formatted(bundle, System.getProperty("os.name"), System.getProperty("os.arch"));
  }
}
