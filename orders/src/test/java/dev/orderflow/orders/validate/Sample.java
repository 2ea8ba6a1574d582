package dev.orderflow.orders.validate;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order that contracts/ holds up as an example.
 *
 * @param problems what is wrong with it as {@code field rule}; empty where it is accepted
 */
record Sample(String shows, @Nullable Object detail, List<String> problems) {
  private static final Path ALL = Path.of("../contracts/src/main/resources/contracts/samples");
  private static final Path SAMPLES = ALL.resolve("order-created");

  static List<Sample> accepted() {
    return lines("accepted").map(line -> new Sample(line, Json.parse(line), List.of())).toList();
  }

  static List<Sample> refused() {
    return lines("refused").map(line -> refused((Map<?, ?>) parsed(line))).toList();
  }

  /** The accepted details of every event but the customer's order. */
  static List<Map<String, @Nullable Object>> ofOtherEvents() {
    try (Stream<Path> files = Files.walk(ALL)) {
      return files
          .filter(file -> file.toString().endsWith(".ndjson"))
          .filter(file -> isAccepted(file) && !file.startsWith(SAMPLES))
          .flatMap(Sample::lines)
          .map(line -> JsonObjects.object("detail", Json.parse(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAccepted(Path file) {
    return file.getName(file.getNameCount() - 2).toString().equals("accepted");
  }

  private static Sample refused(Map<?, ?> line) {
    List<?> problems = (List<?>) Objects.requireNonNull(line.get("problems"));
    return new Sample(
        String.valueOf(line.get("shows")),
        line.get("detail"),
        problems.stream()
            .map(problem -> (Map<?, ?>) problem)
            .map(problem -> problem.get("field") + " " + problem.get("rule"))
            .toList());
  }

  private static Object parsed(String line) {
    return Objects.requireNonNull(Json.parse(line));
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
