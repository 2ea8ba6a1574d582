package dev.orderflow.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row of a table says what no other row of the document says. */
class RepeatedRowsTest {

  static List<Path> documents() {
    return Tree.sources(it -> it.toString().endsWith(".md"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void noRowStandsTwice(Path document) throws IOException {
    assertThat(repeated(Files.readAllLines(Tree.root().resolve(document)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void headsMayStandAgain(List<String> lines, List<String> repeated) {
    assertThat(repeated(lines)).isEqualTo(repeated);
  }

  static List<Object[]> tables() {
    List<String> table = List.of("| a | b |", "|---|---|", "| 1 | 2 |");
    return List.of(
        new Object[] {table, List.of()},
        new Object[] {
          List.of(
              table.get(0), table.get(1), table.get(2), "", table.get(0), table.get(1), "| 3 |"),
          List.of()
        },
        new Object[] {
          List.of(table.get(0), table.get(1), table.get(2), "text", table.get(2)),
          List.of("| 1 | 2 |")
        });
  }

  /** What is above a rule is the head of a table. */
  private static List<String> repeated(List<String> lines) {
    Set<String> rows = new HashSet<>();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).startsWith("|") && !lines.get(i).startsWith("|---"))
        .filter(i -> i + 1 == lines.size() || !lines.get(i + 1).startsWith("|---"))
        .mapToObj(lines::get)
        .filter(row -> !rows.add(row))
        .toList();
  }
}
