package dev.orderflow.checks.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's own template files: those that boot, and the console's, which only deploys. */
final class TemplateFiles {

  private static final Set<String> SERVICES =
      Set.of("billing", "inventory", "live", "notifications", "shipping");

  private static final Set<String> NOT_OURS = Set.of("target", "src", ".git");

  private TemplateFiles() {}

  private static final Path CONSOLE = Path.of("console", "template.yaml");

  /**
   * Those that the local cloud boots.
   *
   * @throws IllegalStateException when there are none, since then nothing would be checked
   */
  static List<Path> all() {
    try (Stream<Path> files = Files.walk(root(), 4)) {
      List<Path> templates =
          files
              .filter(TemplateFiles::isTemplate)
              .filter(it -> !it.endsWith(CONSOLE))
              .sorted()
              .toList();
      if (templates.isEmpty()) {
        throw new IllegalStateException("no template.yaml below " + root());
      }
      return templates;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those without the services that whoever works on the tree has begun beside these. */
  static List<Path> withoutFurtherServices() {
    return all().stream().filter(it -> !isFurther(root().relativize(it))).toList();
  }

  private static boolean isFurther(Path template) {
    return template.startsWith("services") && !SERVICES.contains(template.getName(1).toString());
  }

  /** Those that deploy. */
  static List<Path> deployed() {
    return Stream.concat(all().stream(), Stream.of(root().resolve(CONSOLE))).toList();
  }

  private static boolean isTemplate(Path file) {
    return file.endsWith("template.yaml")
        && Stream.iterate(file, it -> it != null && !it.equals(root()), Path::getParent)
            .noneMatch(it -> NOT_OURS.contains(String.valueOf(it.getFileName())));
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      directory = directory.resolve("..").normalize();
    }
    return directory;
  }
}
