package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Processes that die at work: what they were told is true afterwards. */
@DisabledOnOs(OS.WINDOWS)
class KilledProcessTest {

  private static final int MOST_KILLS = 30;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"in process, 2000", "http, 200"})
  void whatWasAcknowledgedHolds(String way, int messages) throws Exception {
    Random random = new Random(messages);
    Path journal = folder.resolve("queues.journal");
    Set<String> expected = new HashSet<>();
    Set<String> uncertain = new HashSet<>();
    for (int kill = 0; kill < 3; kill++) {
      LoadProcess process =
          LoadProcess.run(journal, way, messages / 2 + random.nextInt(messages), "");
      assertThat(process.refused).isEmpty();
      expected.addAll(process.sent);
      expected.removeAll(process.deleted);
      uncertain.addAll(process.deleting);
      uncertain.removeAll(process.deleted);
    }
    Set<String> present = drain(journal);
    expected.removeAll(uncertain);
    expected.removeAll(present);
    assertThat(expected.size()).as("lost messages").isZero();
  }

  @Test
  void whatWasDeletedStaysDeleted() throws Exception {
    Path journal = folder.resolve("queues.journal");
    LoadProcess process = LoadProcess.run(journal, "in process", 3_000, "");
    assertThat(process.deleted).isNotEmpty();
    Set<String> present = drain(journal);
    present.retainAll(process.deleted);
    assertThat(present.size()).as("deleted messages that are there").isZero();
  }

  /** The kill is aimed at the moment in which the journal is written anew. */
  @Test
  void whatWasAcknowledgedHoldsThoughItDiedCompacting() throws Exception {
    Path journal = folder.resolve("queues.journal");
    Set<String> expected = new HashSet<>();
    int unfinished = 0;
    for (int kill = 0; kill < MOST_KILLS && unfinished < 3; kill++) {
      LoadProcess process = LoadProcess.runUntilItCompacts(journal);
      if (Files.exists(folder.resolve("queues.journal.new"))) {
        unfinished++;
      }
      expected.addAll(process.sent);
      expected.removeAll(process.deleting);
    }
    assertThat(unfinished).as("kills while it compacted").isEqualTo(3);
    assertThat(expected).isNotEmpty();
    expected.removeAll(drain(journal));
    assertThat(expected.size()).as("lost messages").isZero();
  }

  /** A limit on the size of files stands for a full disk. */
  @ParameterizedTest
  @ValueSource(strings = {"in process", "http"})
  void aFullDiskIsSaidAndNothingIsAcknowledgedThatIsNotKept(String way) throws Exception {
    Path journal = folder.resolve("queues.journal");
    LoadProcess process = LoadProcess.run(journal, way, Integer.MAX_VALUE, "ulimit -f 1000;");

    assertThat(process.refused)
        .isNotEmpty()
        .allSatisfy(
            refusal ->
                assertThat(refusal)
                    .startsWith("InternalError Cannot write " + journal)
                    .contains("File too large"));
    Set<String> left = new HashSet<>(process.sent);
    left.removeAll(process.deleted);
    assertSame(drain(journal), left);
  }

  private static void assertSame(Set<String> present, Set<String> acknowledged) {
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(present);
    assertThat(lost.size()).as("lost messages").isZero();
    assertThat(present.size()).as("messages").isEqualTo(acknowledged.size());
  }

  private static Set<String> drain(Path journal) throws IOException {
    Set<String> bodies = new HashSet<>();
    try (QueueEngine engine = QueueEngine.kept(URI.create("http://127.0.0.1:4566"), journal)) {
      String queue = engine.queueUrl("load");
      List<Message> received;
      do {
        received =
            engine
                .client()
                .receiveMessage(
                    r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(3_600))
                .messages();
        received.forEach(message -> assertThat(bodies.add(Load.id(message.body()))).isTrue());
      } while (!received.isEmpty());
    }
    return bodies;
  }
}
