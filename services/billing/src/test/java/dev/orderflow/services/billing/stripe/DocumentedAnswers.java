package dev.orderflow.services.billing.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A documented answer, with its blanks filled in. */
final class DocumentedAnswers {

  private DocumentedAnswers() {}

  static String answer(String name, Map<String, String> blanks) {
    String text = text(name + ".json");
    for (var blank : blanks.entrySet()) {
      text = text.replace("@" + blank.getKey() + "@", blank.getValue());
    }
    return text;
  }

  private static String text(String name) {
    try (InputStream file =
        Objects.requireNonNull(DocumentedAnswers.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
