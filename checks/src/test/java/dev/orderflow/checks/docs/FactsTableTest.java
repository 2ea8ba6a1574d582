package dev.orderflow.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The local cloud's README counts the facts that its tests hold. */
class FactsTableTest {

  @Test
  void theTableCountsEachLine() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    List<Path> files = Tree.sources(it -> it.endsWith("facts.ndjson"));
    assertThat(files).hasSizeGreaterThan(2);
    for (Path file : files) {
      for (String line : Files.readAllLines(Tree.root().resolve(file))) {
        counts.merge(
            String.valueOf(JsonObjects.object("fact", Json.parse(line)).get("area")),
            1,
            Integer::sum);
      }
    }
    List<String> readme = Files.readAllLines(Tree.root().resolve("localcloud/README.md"));
    assertThat(readme)
        .containsAll(
            counts.entrySet().stream()
                .map(it -> "| %s | %2$d | %2$d |".formatted(it.getKey(), it.getValue()))
                .toList());
  }
}
