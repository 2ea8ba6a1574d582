package dev.orderflow.checks.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The spine's template without what follows it: no service, and no stream to publish from, so that
 * what is measured is an order's way to the table.
 */
final class Spine {

  private Spine() {}

  /**
   * Writes it into the folder and returns it.
   *
   * @throws IllegalStateException if the template no longer looks as it is cut here
   */
  static Path template(Path home, Path folder) throws IOException {
    Path original = home.resolve("orders/template.yaml");
    String text = Files.readString(original);
    text = cut(text, "      # An order as it was and as it is", "      SSESpecification:");
    text = cut(text, "      StreamSpecification:", "      SSESpecification:");
    text = cut(text, "      Events:\n        ChangedOrders:", "\n  PublishOrderEventsRole:");
    text = cut(text, "              - Sid: ReadChanges", "              - Sid: PublishChanges");
    String code = original.resolveSibling("target").toAbsolutePath().normalize().toString();
    return Files.writeString(
        folder.resolve("template.yaml"), text.replace("CodeUri: target", "CodeUri: " + code));
  }

  /** Without what is between the two, and with the second of them. */
  private static String cut(String text, String from, String to) {
    int start = text.indexOf(from);
    int end = start < 0 ? -1 : text.indexOf(to, start);
    if (end < 0) {
      throw new IllegalStateException("not in the template: " + from + " ... " + to);
    }
    return text.substring(0, start) + text.substring(end);
  }
}
