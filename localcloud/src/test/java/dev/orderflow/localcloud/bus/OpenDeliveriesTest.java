package dev.orderflow.localcloud.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.files.AcknowledgedLength;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import dev.orderflow.localcloud.work.DurableWorkQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that one target has comes to the others too, also if the process dies in between. */
class OpenDeliveriesTest {

  private static final String FIRST = "arn:aws:lambda:eu-central-1:000000000000:function:first";
  private static final String SECOND = "arn:aws:lambda:eu-central-1:000000000000:function:second";
  private static final Entry ENTRY =
      Entry.of("default", "shop", "Order Created", "{\"orderId\":\"ORD-1\"}", null, List.of());

  @TempDir Path folder;
  private final QueueEngine queues = QueueEngine.inMemory(URI.create("http://127.0.0.1:4566"));
  private final Queue<String> delivered = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Exception fault;
  private Path file = Path.of("");

  @AfterEach
  void close() {
    queues.close();
  }

  private void deliver(Target target) {
    if (target.arn().equals(SECOND) && fault instanceof RuntimeException failure) {
      throw failure;
    }
    delivered.add(target.arn());
    if (fault instanceof Killed death) {
      throw new AssertionError(death);
    }
  }

  /** Thrown behind the first target. */
  private static final class Killed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private EventBuses buses(String... targets) throws IOException {
    file = folder.resolve("bus.ndjson");
    Rules rules = new Rules();
    for (String arn : targets) {
      Target target =
          new Target(
              "it", arn, new TargetInput.WholeEvent(), Optional.empty(), 3, Duration.ofDays(1));
      rules.put(
          new Rule(
              "default",
              arn.substring(arn.lastIndexOf(':') + 1),
              "{\"source\":[\"shop\"]}",
              true,
              List.of(target)));
    }
    queues.declare(List.of(QueueSettings.named("parked")));
    Deliveries deliveries =
        new Deliveries(
            (_, target, _) -> deliver(target),
            rules,
            new DurableWorkQueue("bus", queues.client(), queues.queueUrl("parked"), 1),
            new DeadLetters(queues.client(), arn -> arn),
            new Metrics(Clock.systemUTC()));
    return new EventBuses(rules, deliveries, OpenDeliveries.kept(file, 7), Clock.systemUTC());
  }

  @Test
  void allTargetsGetItAfterTheProcessDiedBehindTheFirst() throws IOException {
    EventBuses killed = buses(FIRST, SECOND);
    fault = new Killed();
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> killed.publish(ENTRY));
    assertThat(delivered).hasSize(1);
    fault = null;

    try (EventBuses next = buses(FIRST, SECOND)) {
      next.start();
      await().untilAsserted(() -> assertThat(delivered).hasSize(3));
    }
    assertThat(delivered).contains(FIRST, SECOND);
    assertThat(OpenDeliveries.kept(file, 7).left()).isEmpty();
  }

  @Test
  void theSecondGetsItLaterIfItCannotNow() throws IOException {
    try (EventBuses buses = buses(FIRST, SECOND)) {
      buses.start();
      fault = new IllegalStateException("on purpose");
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> buses.publish(ENTRY));
      fault = null;
      await().untilAsserted(() -> assertThat(delivered).contains(SECOND));
    }
    assertThat(OpenDeliveries.kept(file, 7).left()).isEmpty();
  }

  @Test
  void whileTooMuchWaitsForTheSecondNoneGetsMore() throws IOException {
    Entry large =
        Entry.of(
            "default",
            "shop",
            "Order Created",
            "{\"it\":\"%s\"}".formatted("x".repeat(200_000)),
            null,
            List.of());
    int most = (int) (EventBuses.MOST_INTERRUPTED / 200_000) + 1;
    try (EventBuses buses = buses(FIRST, SECOND)) {
      fault = new IllegalStateException("on purpose");
      for (int i = 0; i < most; i++) {
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> buses.publish(large));
      }
      assertThat(buses.publish(large))
          .isEqualTo(new EntryResult.Refused("ThrottlingException", "Rate exceeded"));
      assertThat(delivered).hasSize(most);

      fault = null;
      buses.start();
      await().untilAsserted(() -> assertThat(delivered).hasSize(3 * most));
      assertThat(buses.publish(large)).isInstanceOf(EntryResult.Accepted.class);
    }
    assertThat(OpenDeliveries.kept(file, 7).left()).isEmpty();
  }

  @Test
  void whatHasComeToAllIsNotLeft() throws IOException {
    EventBuses buses = buses(FIRST, SECOND);
    assertThat(buses.publish(ENTRY)).isInstanceOf(EntryResult.Accepted.class);
    assertThat(delivered).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(OpenDeliveries.kept(file, 7).left()).isEmpty();
  }

  @Test
  void oneTargetNeedsNothingWrittenDown() throws IOException {
    EventBuses buses = buses(FIRST);
    assertThat(buses.publish(ENTRY)).isInstanceOf(EntryResult.Accepted.class);
    assertThat(file).isEmptyFile();
  }

  @Test
  void noTargetGetsWhatCannotBeWrittenDown() throws IOException {
    EventBuses buses = buses(FIRST, SECOND);
    Files.delete(file);
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> buses.publish(ENTRY))
        .withMessageContaining("Cannot write");
    assertThat(delivered).isEmpty();
  }

  @Test
  void aFileCutAnywhereHasWhatWasBegunAndNotEnded() throws IOException {
    file = folder.resolve("whole.ndjson");
    try (OpenDeliveries whole = OpenDeliveries.kept(file, 7)) {
      whole.end(whole.begin("e-1", "default", "{\"id\":\"e-1\"}"));
      var _ = whole.begin("e-2", "default", "{\"id\":\"e-2\"}");
    }
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.ndjson");
    for (int length = 0; length <= bytes.length; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      Files.write(AcknowledgedLength.markOf(cut), AcknowledgedLength.initial(7, 0));
      try (OpenDeliveries opened = OpenDeliveries.kept(cut, 7)) {
        assertThat(opened.left()).as("cut at " + length).hasSizeLessThan(2);
      }
    }
    try (OpenDeliveries opened = OpenDeliveries.kept(file, 7)) {
      assertThat(opened.left()).extracting(OpenDeliveries.Open::id).containsExactly("e-2");
    }
  }

  @Test
  void aDamagedFileIsSaid() throws IOException {
    file = folder.resolve("damaged.ndjson");
    try (OpenDeliveries whole = OpenDeliveries.kept(file, 7)) {
      var _ = whole.begin("e-1", "default", "{\"id\":\"e-1\"}");
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatExceptionOfType(DamageException.class)
        .isThrownBy(() -> OpenDeliveries.check(file, 7));
  }

  @Test
  void itBeginsAnewOnceItIsLong() throws IOException {
    file = folder.resolve("long.ndjson");
    String large = "x".repeat(1 << 20);
    try (OpenDeliveries open = OpenDeliveries.kept(file, 7)) {
      OpenDeliveries.Open slow = open.begin("slow", "default", "{}");
      for (int i = 0; i < 9; i++) {
        open.end(open.begin("e-" + i, "default", large));
      }
      assertThat(Files.size(file)).isGreaterThan(OpenDeliveries.LONGEST);
      open.end(slow);
      assertThat(Files.size(file)).isZero();
      var _ = open.begin("last", "default", "{}");
    }
    OpenDeliveries.check(file, 7);
    try (OpenDeliveries opened = OpenDeliveries.kept(file, 7)) {
      assertThat(opened.left())
          .isEqualTo(List.of(new OpenDeliveries.Open("last", "default", "{}")));
    }
  }

  @Test
  void inMemoryNothingIsLeft() {
    OpenDeliveries open = OpenDeliveries.inMemory();
    var _ = open.begin("e-1", "default", "{}");
    assertThat(open.left()).isEmpty();
    assertThat(open.trouble()).isEmpty();
  }
}
