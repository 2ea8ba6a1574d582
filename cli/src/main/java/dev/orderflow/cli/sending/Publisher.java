package dev.orderflow.cli.sending;

import dev.orderflow.cli.connect.CallErrors;
import dev.orderflow.contracts.EventNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Publishes batches, trying again what may succeed later; every entry is tallied exactly once. */
final class Publisher {

  /** Trying again cannot help these. */
  private static final Set<String> FINAL =
      Set.of(
          "AccessDeniedException",
          "InvalidAccountIdException",
          "InvalidArgument",
          "MalformedDetail",
          "NotAuthorizedForDetailTypeException",
          "NotAuthorizedForSourceException",
          "RedactionFailure");

  private final EventBridgeClient bus;
  private final String busName;
  private final Backoff backoff;
  private final Tally tally;
  private final AtomicReference<@Nullable SdkException> broken = new AtomicReference<>();
  private volatile boolean reached;
  private volatile boolean hurried;

  Publisher(EventBridgeClient bus, String busName, Backoff backoff, Tally tally) {
    this.bus = bus;
    this.busName = busName;
    this.backoff = backoff;
    this.tally = tally;
  }

  /** The failure of a whole request that trying again did not help; there is no point going on. */
  @Nullable SdkException broken() {
    return broken.get();
  }

  /** What fails from now on is not tried again. */
  void hurry() {
    hurried = true;
  }

  /**
   * @throws SdkException if the system has not answered once yet; nothing is tallied then
   */
  void publish(List<Reading.Entry> batch) {
    List<Reading.Entry> left = batch;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      boolean last = attempt >= backoff.attempts() || hurried;
      left = attempt(left, last);
      if (!left.isEmpty()) {
        tally.retried(left.size());
        pause(attempt);
      }
    }
  }

  /** Returns the entries to try again. */
  private List<Reading.Entry> attempt(List<Reading.Entry> entries, boolean last) {
    try {
      var response = bus.putEvents(r -> r.entries(requests(entries)));
      reached = true;
      return sort(entries, response.entries(), last);
    } catch (SdkException failure) {
      if (!last && mayPass(failure)) {
        return entries;
      }
      if (!reached) {
        throw failure;
      }
      broken.compareAndSet(null, failure);
      entries.forEach(e -> failed(e, CallErrors.code(failure), CallErrors.message(failure)));
      return List.of();
    }
  }

  private List<Reading.Entry> sort(
      List<Reading.Entry> entries, List<PutEventsResultEntry> results, boolean last) {
    List<Reading.Entry> again = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String code = results.get(i).errorCode();
      if (code == null) {
        tally.published(1);
      } else if (last || FINAL.contains(code)) {
        failed(entries.get(i), code, results.get(i).errorMessage());
      } else {
        again.add(entries.get(i));
      }
    }
    return again;
  }

  private boolean mayPass(SdkException failure) {
    if (failure instanceof SdkServiceException service) {
      return service.statusCode() >= 500 || service.isThrottlingException();
    }
    // Nobody there at the very start: say so now, rather than after all tries.
    return reached || !CallErrors.isNoConnection(failure);
  }

  private void failed(Reading.Entry entry, String code, @Nullable String message) {
    tally.failed(
        new Reading.Failure(entry.line(), code, Objects.requireNonNullElse(message, "no message")));
  }

  private List<PutEventsRequestEntry> requests(List<Reading.Entry> entries) {
    return entries.stream()
        .map(
            entry ->
                PutEventsRequestEntry.builder()
                    .eventBusName(busName)
                    .source(EventNames.ORDERS_SOURCE)
                    .detailType(EventNames.ORDER_CREATED)
                    .detail(entry.detail())
                    .build())
        .toList();
  }

  private void pause(int attempt) {
    try {
      Thread.sleep(backoff.after(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      hurried = true;
    }
  }
}
