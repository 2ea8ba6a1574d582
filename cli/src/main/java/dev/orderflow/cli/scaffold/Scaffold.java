package dev.orderflow.cli.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.cli.terminal.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a service's files and puts it on the module list, which is written last: until then the
 * build does not know of the service.
 *
 * @param home the project's folder
 */
record Scaffold(Path home) {

  private static final String END_OF_LIST = "  </modules>";

  /**
   * Returns the files written, relative to the project's folder.
   *
   * @throws CommandException if the service is there already or the project is not
   */
  List<Path> write(ServiceName name) throws IOException {
    Path services = home.resolve("services");
    Path list = services.resolve("pom.xml");
    if (!Files.exists(list)) {
      throw CommandException.unusable("there is no " + list + ": run it from the source tree");
    }
    Path folder = services.resolve(name.name());
    if (Files.exists(folder)) {
      throw CommandException.unusable(folder + " is there already");
    }
    Map<Path, String> files = files(folder, name);
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
    enlist(list, name);
    return files.keySet().stream().map(home::relativize).toList();
  }

  private static Map<Path, String> files(Path folder, ServiceName name) throws IOException {
    String code = "dev/orderflow/services/" + name.packageName();
    Path main = folder.resolve("src/main/java").resolve(code);
    Path test = folder.resolve("src/test/java").resolve(code);
    Map<Path, String> files = new LinkedHashMap<>();
    for (Path file :
        List.of(
            folder.resolve("README.md"),
            folder.resolve("pom.xml"),
            folder.resolve("template.yaml"),
            main.resolve("package-info.java"),
            main.resolve("OrderListener.java"),
            main.resolve("HeardOrders.java"),
            test.resolve("OrderListenerTest.java"),
            test.resolve("Surroundings.java"))) {
      files.put(file, name.into(pattern(Objects.requireNonNull(file.getFileName()).toString())));
    }
    return files;
  }

  private static void enlist(Path list, ServiceName name) throws IOException {
    String text = Files.readString(list);
    int end = text.indexOf(END_OF_LIST);
    if (end < 0) {
      throw CommandException.unusable(list + " has no <modules>");
    }
    String line = "    <module>" + name.name() + "</module>\n";
    Path written = Files.createTempFile(list.getParent(), "pom", ".xml");
    Files.writeString(written, text.substring(0, end) + line + text.substring(end));
    Files.move(written, list, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pattern(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Scaffold.class.getResourceAsStream(file + ".txt"), file)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
