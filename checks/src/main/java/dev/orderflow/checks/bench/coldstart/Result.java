package dev.orderflow.checks.bench.coldstart;

import dev.orderflow.checks.bench.figures.Rounded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All starts of one variant. */
record Result(Variant variant, List<Start> starts) {

  Result {
    starts = List.copyOf(starts);
  }

  Figures init() {
    return Figures.of(starts, Start::init);
  }

  Figures first() {
    return Figures.of(starts, Start::first);
  }

  Figures total() {
    return Figures.of(starts, Start::total);
  }

  Figures warm() {
    return Figures.of(starts, Start::warm);
  }

  double jarMegabytes() {
    try {
      return Files.size(variant.jar()) / 1_000_000.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For {@code --json}; durations in milliseconds. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", variant.name());
    json.put("init", json(init()));
    json.put("first", json(first()));
    json.put("total", json(total()));
    json.put("warm", json(warm()));
    json.put("jarMegabytes", Rounded.of(jarMegabytes()));
    return json;
  }

  private static Map<String, Object> json(Figures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("median", Rounded.of(figures.median()));
    json.put("fastest", Rounded.of(figures.fastest()));
    json.put("slowest", Rounded.of(figures.slowest()));
    return json;
  }
}
