package dev.orderflow.localcloud.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.files.DamageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that is damaged opens with all that was acknowledged, or not at all. */
class DamagedDataTest {

  private static final int TRIALS = 40;
  private static final int KEPT = 20;

  @TempDir static Path made;
  private static Map<String, Set<String>> contents = Map.of();

  @TempDir Path folder;

  /** One directory whose process was killed, and one whose process was stopped. */
  @BeforeAll
  static void make() throws IOException {
    try (Kept kept = Kept.open(made.resolve("stopped"))) {
      // more than a log of the tables holds, so that both it and their file are of use
      for (int i = 0; i < 300; i++) {
        kept.putItem("EARLY-" + i);
      }
      kept.put(0, KEPT);
      Damage.copy(made.resolve("stopped"), made.resolve("killed"));
      contents = kept.contents();
    }
    assertThat(contents.get("items")).hasSize(300 + KEPT);
    assertThat(contents.values()).allMatch(it -> it.size() >= KEPT);
    assertThat(Files.size(made.resolve("killed/tables/tables.db-wal"))).isPositive();
    assertThat(Files.size(made.resolve("killed/tables/tables.db"))).isGreaterThan(200_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"killed", "stopped"})
  void undamagedItOpens(String how) throws IOException {
    assertHasAll(Damage.copy(made.resolve(how), folder.resolve("data")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void itHasAllOrIsRefusedInOneLine(long seed) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Path data = copy("data" + trial, random);
      Damage damage = Damage.of(data, random);
      try {
        assertHasAll(data);
      } catch (DamageException e) {
        assertThat(e.getMessage())
            .as(damage.toString())
            .startsWith(data.toString())
            .contains("nothing was changed", "./orderflow data repair " + data)
            .doesNotContain("\n");
        refused++;
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", trial " + trial + ": " + damage, e);
      }
    }
    assertThat(refused).isGreaterThan(TRIALS / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void repairedItOpensAndTheDamagedFileIsAsideAsItWas(long seed) throws IOException {
    Random random = new Random(seed);
    int lossless = 0;
    for (int trial = 0; trial < TRIALS / 3; trial++) {
      Path data = copy("data" + trial, random);
      Damage damage = Damage.of(data, random);
      byte[] before = Files.exists(damage.file()) ? Files.readAllBytes(damage.file()) : null;
      String where = "seed " + seed + ", trial " + trial + ": " + damage;
      DataRepair.Report report = DataRepair.run(data, Instant.now());
      if (!report.damages().isEmpty() && before != null) {
        Path aside = report.aside().resolve(data.relativize(damage.file()));
        assertThat(aside).as(where + report).hasBinaryContent(before);
      }
      assertThat(DataCheck.look(data)).as(where + report).isEmpty();
      try (Kept kept = Kept.open(data)) {
        Map<String, Set<String>> left = kept.contents();
        if (report.lost().isEmpty()) {
          lossless++;
          assertThat(left).as(where + report).isEqualTo(contents);
        }
        // at most one kind of file was damaged
        assertThat(
                left.entrySet().stream()
                    .filter(
                        it ->
                            !it.getValue()
                                .containsAll(contents.getOrDefault(it.getKey(), Set.of()))))
            .as(where + report)
            .hasSizeLessThan(2);
        kept.put(100, 101);
      }
    }
    assertThat(lossless).isLessThan(TRIALS / 3);
  }

  /** Behind their heads, which say what kind of file it is. */
  @ParameterizedTest
  @CsvSource({
    "tables/tables.db-wal, 32",
    "tables/tables.db, 0",
    "queues.journal, 32",
    "private.journal, 32"
  })
  void oneFlippedByteOfTablesAndJournalsIsMended(String name, int from) throws IOException {
    Random random = new Random(6);
    for (int trial = 0; trial < 8; trial++) {
      Path data = Damage.copy(made.resolve("killed"), folder.resolve("data" + trial));
      Path file = data.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(from, bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      DataRepair.Report report = DataRepair.run(data, Instant.now());
      assertThat(report.lost()).as("byte " + at + report).isEmpty();
      assertHasAll(data);
    }
  }

  @Test
  void aDirectoryInUseIsLeftAlone() throws IOException {
    Path data = Damage.copy(made.resolve("killed"), folder.resolve("data"));
    try (Kept _ = Kept.open(data)) {
      assertThat(catchMessage(() -> DataCheck.look(data))).contains("in use");
      assertThat(catchMessage(() -> DataRepair.run(data, Instant.now()))).contains("in use");
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private static String catchMessage(Action action) {
    try {
      action.run();
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Path copy(String name, Random random) throws IOException {
    String how = random.nextInt(3) == 0 ? "stopped" : "killed";
    return Damage.copy(made.resolve(how), folder.resolve(name));
  }

  private static void assertHasAll(Path data) throws IOException {
    try (Kept kept = Kept.open(data)) {
      assertThat(kept.contents()).isEqualTo(contents);
    }
  }
}
