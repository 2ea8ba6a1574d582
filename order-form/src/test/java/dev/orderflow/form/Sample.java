package dev.orderflow.form;

import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order that contracts/ holds up as an example.
 *
 * @param shows where it is from, and what it shows
 * @param problems what is wrong with it as {@code field rule}; empty where it is accepted
 * @param isBeyondSchema whether JSON Schema has no words for what is wrong
 */
record Sample(
    String shows, @Nullable Object detail, List<String> problems, boolean isBeyondSchema) {
  private static final Path SAMPLES =
      Path.of("../contracts/src/main/resources/contracts/samples/order-created");

  static List<Sample> accepted() {
    return lines("accepted")
        .map(line -> new Sample(line, Json.parse(line), List.of(), false))
        .toList();
  }

  static List<Sample> refused() {
    return lines("refused").map(line -> refused((Map<?, ?>) Json.parse(line))).toList();
  }

  private static Sample refused(@Nullable Map<?, ?> line) {
    if (line == null || !(line.get("problems") instanceof List<?> problems)) {
      throw new IllegalStateException("no refused sample: " + line);
    }
    return new Sample(
        String.valueOf(line.get("shows")),
        line.get("detail"),
        problems.stream()
            .map(problem -> (Map<?, ?>) problem)
            .map(problem -> problem.get("field") + " " + problem.get("rule"))
            .toList(),
        line.containsKey("beyondSchema"));
  }

  private static Stream<String> lines(String kind) {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(kind))) {
      return files.sorted().flatMap(Sample::lines).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return shows.length() <= 120 ? shows : shows.substring(0, 120) + "...";
  }
}
