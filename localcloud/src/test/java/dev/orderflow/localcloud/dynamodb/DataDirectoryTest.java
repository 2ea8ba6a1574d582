package dev.orderflow.localcloud.dynamodb;

import static dev.orderflow.localcloud.dynamodb.Tables.key;
import static dev.orderflow.localcloud.dynamodb.Tables.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** What stays in a data directory, whatever happens to the process. */
class DataDirectoryTest {

  private static final Duration ENOUGH = Duration.ofMinutes(2);

  @TempDir private Path directory;
  @TempDir private Path elsewhere;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = elsewhere.resolve("output");
  }

  @Test
  void keepsTablesAcrossRestarts() throws IOException {
    inEngine(engine -> engine.client().putItem(order("ORD-1", "before")));

    inEngine(
        engine -> {
          assertThat(isStored(engine, "ORD-1")).isTrue();
          assertThatExceptionOfType(ConditionalCheckFailedException.class)
              .isThrownBy(() -> engine.client().putItem(order("ORD-1", "after")));
        });
  }

  @Test
  void keepsEveryAcknowledgedWriteWhenKilled() throws Exception {
    Process process = PutUntilKilled.start(directory, "true", output);
    await().atMost(ENOUGH).until(() -> lines().size() > 500);
    process.destroyForcibly().waitFor();

    List<String> acknowledged = acknowledged();
    inEngine(engine -> assertThat(acknowledged).allMatch(id -> isStored(engine, id)));
  }

  @Test
  void refusesWritesThatDoNotFit() throws Exception {
    Process process = PutUntilKilled.start(directory, "ulimit -f 4000", output);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("refused")
                    .contains("InternalServerErrorException", directory.toString(), "KB left"));
    List<String> acknowledged = acknowledged();
    inEngine(engine -> assertThat(acknowledged).isNotEmpty().allMatch(id -> isStored(engine, id)));
  }

  @Test
  void belongsToOneEngine() throws Exception {
    Process process = PutUntilKilled.start(directory, "true", output);
    await().atMost(ENOUGH).until(() -> !lines().isEmpty());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TableEngine.inDirectory(directory))
        .withMessage("The data directory " + directory + " is in use.");

    process.destroyForcibly().waitFor();
    inEngine(
        engine ->
            assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TableEngine.inDirectory(directory)));
  }

  @Test
  void refusesADirectoryThatIsNone() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> TableEngine.inDirectory(file));
  }

  @Test
  void saysHowAKeptTableDiffers() throws IOException {
    inEngine(engine -> {});

    inEngine(
        engine ->
            assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() -> engine.ensureTable(Tables.keyedBy("id").build()))
                .withMessageContaining("Orders")
                .withMessageContaining("its key was orderId HASH and should be id HASH"));
    inEngine(
        engine ->
            assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(
                    () ->
                        engine.ensureTable(
                            Tables.keyedBy("orderId")
                                .streamSpecification(
                                    s ->
                                        s.streamEnabled(true)
                                            .streamViewType(StreamViewType.NEW_IMAGE))
                                .build()))
                .withMessageContaining("its stream was off and should be NEW_IMAGE"));
  }

  @Test
  void setsTimeToLiveOnceAndAgain() throws IOException {
    TimeToLiveSpecification wanted =
        TimeToLiveSpecification.builder().enabled(true).attributeName("expiresAt").build();
    for (int boot = 0; boot < 2; boot++) {
      inEngine(
          engine -> {
            engine.ensureTimeToLive("Orders", wanted);
            var kept = engine.client().describeTimeToLive(r -> r.tableName("Orders"));
            assertThat(kept.timeToLiveDescription().timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(kept.timeToLiveDescription().attributeName()).isEqualTo("expiresAt");
          });
    }
  }

  private void inEngine(Consumer<TableEngine> work) throws IOException {
    try (TableEngine engine = TableEngine.inDirectory(directory)) {
      engine.ensureTable(Tables.ORDERS);
      work.accept(engine);
    }
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(output);
  }

  private List<String> acknowledged() throws IOException {
    return lines().stream()
        .filter(line -> line.startsWith("stored "))
        .map(line -> line.substring("stored ".length()))
        .toList();
  }

  private static boolean isStored(TableEngine engine, String id) {
    return engine.client().getItem(r -> r.tableName("Orders").key(key(id))).hasItem();
  }
}
