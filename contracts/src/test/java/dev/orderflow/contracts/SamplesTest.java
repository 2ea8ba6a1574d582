package dev.orderflow.contracts;

import static dev.orderflow.contracts.Schemas.errors;
import static dev.orderflow.contracts.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  private static final Path CONTRACTS = Path.of("src/main/resources/contracts");

  static List<Path> schemas() {
    return files("schemas", ".json").toList();
  }

  static List<Path> accepted() {
    return files("samples", ".ndjson").filter(file -> is("accepted", file)).toList();
  }

  static List<Path> refused() {
    return files("samples", ".ndjson").filter(file -> is("refused", file)).toList();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everySchemaIsOneAndIsNamedAsItsFile(Path file) throws IOException {
    JsonNode schema = json(Files.readString(file));
    assertThat(errors(Schemas.META, schema)).isEmpty();
    assertThat(schema.get("$id").asText()).endsWith("/" + file.getFileName());
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void theSchemaAcceptsWhatIsAccepted(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      assertThat(errors(schemaOf(file), json(line))).as(line).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theSchemaRefusesWhatIsRefusedUnlessItHasNoWordsForIt(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonNode sample = json(line);
      assertThat(errors(schemaOf(file), sample.get("detail")).isEmpty())
          .as(sample.get("shows").asText())
          .isEqualTo(sample.has("beyondSchema"));
    }
  }

  @Test
  void acceptedOrdersFitExactlyOneForm() throws IOException {
    for (Path file : accepted().stream().filter(path -> is("order-created", path)).toList()) {
      for (String line : Files.readAllLines(file)) {
        JsonNode detail = json(line);
        assertThat(errors("order-created-small.json", detail).isEmpty())
            .as(line)
            .isNotEqualTo(errors("order-created-full.json", detail).isEmpty());
      }
    }
  }

  @Test
  void everyEventHasSamplesOfBothKinds() {
    assertThat(accepted()).extracting(SamplesTest::schemaOf).containsAll(events());
    assertThat(refused()).extracting(SamplesTest::schemaOf).containsAll(events());
  }

  /** All schemas but those that only others are made of. */
  private static List<String> events() {
    Set<String> parts =
        Set.of(
            "event.json",
            "order-parts.json",
            "order-created-small.json",
            "order-created-full.json");
    return schemas().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !parts.contains(name))
        .toList();
  }

  private static String schemaOf(Path samples) {
    return folder(samples, 3) + ".json";
  }

  /** Samples lie in samples/EVENT/accepted or samples/EVENT/refused. */
  private static boolean is(String folder, Path file) {
    return folder(file, 2).equals(folder) || folder(file, 3).equals(folder);
  }

  private static String folder(Path file, int fromTheEnd) {
    return file.getName(file.getNameCount() - fromTheEnd).toString();
  }

  private static Stream<Path> files(String folder, String suffix) {
    try (Stream<Path> files = Files.walk(CONTRACTS.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
