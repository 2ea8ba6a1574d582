package dev.orderflow.checks.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The spine's template with one thing changed. */
final class TemplateVariant {

  private static final Path ORIGINAL = Path.of("../orders/template.yaml");

  private TemplateVariant() {}

  /**
   * @throws IllegalStateException if the template does not say {@code old} exactly once
   */
  static Path in(Path folder, String old, String changed) {
    try {
      String template = Files.readString(ORIGINAL);
      int at = template.indexOf(old);
      if (at < 0 || template.indexOf(old, at + 1) >= 0) {
        throw new IllegalStateException("not once in the template: " + old);
      }
      String code = ORIGINAL.resolveSibling("target").toAbsolutePath().normalize().toString();
      String variant =
          template.replace(old, changed).replace("CodeUri: target", "CodeUri: " + code);
      return Files.writeString(folder.resolve("template.yaml"), variant);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
