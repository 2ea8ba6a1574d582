package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** What {@code --data} promises: an order that was taken is there, whatever becomes of the JVM. */
@DisabledOnOs(OS.WINDOWS)
class KilledJourneyTest {

  private static final int LOADERS = 3;
  private static final int BATCH = 10;

  @TempDir Path folder;
  private final Queue<String> taken = new ConcurrentLinkedQueue<>();
  private final Queue<SdkException> rejections = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  void everyOrderThatWasTakenIsProcessedAfterTheProcessWasKilled() throws IOException {
    for (int kills = 1; kills <= 2; kills++) {
      int enough = kills * 600;
      try (UpProcess up = UpProcess.start(folder.resolve("data"))) {
        load(up, UnaryOperator.identity(), () -> taken.size() >= enough);
      }
    }
    System.out.println("taken before and between two kills: " + taken.size());
    try (UpProcess up = UpProcess.start(folder.resolve("data"))) {
      up.aws.awaitProcessed(taken);
      AwsClients.awaitTrue("queue empty", () -> up.aws.held("order-processing-queue") == 0);
      assertThat(deadLetters(up.aws)).isZero();
      assertThat(up.aws.rejections()).isEmpty();
      CommandRun audit = CommandRun.of(up.endpoint.toString(), "", "audit", "--wait", "300");
      assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    }
  }

  /** A limit on the size of files stands for a full disk. */
  @Test
  void aFullDiskIsSaidAndWhatWasTakenIsThereOnceThereIsRoom() throws IOException {
    UnaryOperator<String> large =
        detail -> detail.replaceFirst("\\{", "{\"note\":\"" + "x".repeat(20_000) + "\",");
    try (UpProcess up = UpProcess.start(folder.resolve("data"), "ulimit -f 8000;")) {
      load(up, large, () -> !rejections.isEmpty());
    }
    assertThat(rejections.stream().filter(EventBridgeException.class::isInstance))
        .isNotEmpty()
        .allSatisfy(
            rejection ->
                assertThat(rejection)
                    .hasMessageContaining("Cannot write")
                    .hasMessageContaining("File too large"));
    System.out.println("taken before the disk was full: " + taken.size());
    try (UpProcess up = UpProcess.start(folder.resolve("data"))) {
      up.aws.awaitProcessed(taken);
      assertThat(deadLetters(up.aws)).isZero();
    }
  }

  /** Publishes as fast as it can; once it is enough the process is killed in mid-load. */
  private void load(UpProcess up, UnaryOperator<String> change, BooleanSupplier enough) {
    try (ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
      for (int i = 0; i < LOADERS; i++) {
        var _ = loaders.submit(() -> publishUntilRefused(up.aws, change));
      }
      AwsClients.awaitTrue("enough", enough::getAsBoolean);
      up.kill();
    }
  }

  private void publishUntilRefused(AwsClients aws, UnaryOperator<String> change) {
    try {
      while (true) {
        List<String> ids =
            IntStream.range(0, BATCH).mapToObj(i -> "KEPT-" + next.getAndIncrement()).toList();
        note(ids, aws.publish(ids.stream().map(Orders::small).map(change).toArray(String[]::new)));
      }
    } catch (SdkException e) {
      rejections.add(e);
    }
  }

  private void note(List<String> ids, PutEventsResponse response) {
    for (int i = 0; i < ids.size(); i++) {
      if (response.entries().get(i).eventId() != null) {
        taken.add(ids.get(i));
      }
    }
  }

  private static int deadLetters(AwsClients aws) {
    return Stream.of("order-created-rule-dlq", "validate-order-dlq", "order-processing-dlq")
        .mapToInt(aws::held)
        .sum();
  }
}
