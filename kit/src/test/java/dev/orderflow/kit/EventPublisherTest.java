package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventPublisherTest {

  @Test
  void noBatchExceedsTheBusesLimits() {
    var bus = new StubBus(_ -> false);
    new EventPublisher(() -> bus).publish(entries(23, 10));
    assertThat(bus.batchSizes).containsExactly(10, 10, 3);

    var other = new StubBus(_ -> false);
    new EventPublisher(() -> other).publish(entries(5, 100_000));
    assertThat(other.batchSizes).containsExactly(2, 2, 1);
  }

  @Test
  void sendsRefusedEntriesAgainAndOnlyThose() {
    List<String> refusedOnce = new ArrayList<>(List.of("3", "7"));
    var bus = new StubBus(entry -> refusedOnce.remove(entry.detailType()));
    new EventPublisher(() -> bus).publish(entries(10, 10));
    assertThat(bus.taken)
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void anEntryThatStaysRefusedIsNotLetPass() {
    var bus = new StubBus(entry -> entry.detailType().equals("4"));
    assertThatThrownBy(() -> new EventPublisher(() -> bus).publish(entries(10, 10)))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("1 event(s)")
        .hasMessageContaining("ThrottlingException");
    assertThat(bus.taken).hasSize(9).doesNotContain("4");
  }

  private static List<PutEventsRequestEntry> entries(int count, int detailSize) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                PutEventsRequestEntry.builder()
                    .source("s")
                    .detailType(String.valueOf(i))
                    .detail("x".repeat(detailSize))
                    .build())
        .toList();
  }

  /** A bus that refuses the entries it is told to, which a healthy one never does. */
  private static final class StubBus implements EventBridgeClient {

    private final Predicate<PutEventsRequestEntry> refuses;
    private final List<Integer> batchSizes = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    StubBus(Predicate<PutEventsRequestEntry> refuses) {
      this.refuses = refuses;
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      batchSizes.add(request.entries().size());
      List<PutEventsResultEntry> results = request.entries().stream().map(this::result).toList();
      long failed = results.stream().filter(result -> result.errorCode() != null).count();
      return PutEventsResponse.builder().failedEntryCount((int) failed).entries(results).build();
    }

    private PutEventsResultEntry result(PutEventsRequestEntry entry) {
      if (refuses.test(entry)) {
        return PutEventsResultEntry.builder().errorCode("ThrottlingException").build();
      }
      taken.add(entry.detailType());
      return PutEventsResultEntry.builder().eventId(entry.detailType()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
