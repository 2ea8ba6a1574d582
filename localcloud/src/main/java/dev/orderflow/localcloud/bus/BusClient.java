package dev.orderflow.localcloud.bus;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** An EventBridge client that ends in the buses of this JVM; functions only publish. */
public record BusClient(EventBuses buses) implements EventBridgeClient {

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    List<PutEventsResultEntry> results = new ArrayList<>(request.entries().size());
    int failed = 0;
    for (PutEventsRequestEntry entry : request.entries()) {
      EntryResult result = buses.publish(entry(entry));
      failed += result instanceof EntryResult.Refused ? 1 : 0;
      results.add(result(result));
    }
    return PutEventsResponse.builder().failedEntryCount(failed).entries(results).build();
  }

  private static Entry entry(PutEventsRequestEntry entry) {
    return Entry.of(
        entry.eventBusName(),
        entry.source(),
        entry.detailType(),
        entry.detail(),
        entry.time(),
        entry.resources());
  }

  private static PutEventsResultEntry result(EntryResult result) {
    var entry = PutEventsResultEntry.builder();
    return switch (result) {
      case EntryResult.Accepted(var id) -> entry.eventId(id).build();
      case EntryResult.Refused(var code, var message) ->
          entry.errorCode(code).errorMessage(message).build();
    };
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the buses are closed by whoever opened them
  }
}
