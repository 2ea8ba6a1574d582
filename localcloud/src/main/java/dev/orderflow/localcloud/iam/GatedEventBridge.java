package dev.orderflow.localcloud.iam;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A function's EventBridge client. Functions only publish. */
record GatedEventBridge(IamInterceptor interceptor, EventBridgeClient engine)
    implements EventBridgeClient {

  private static final PutEventsResultEntry REFUSED =
      PutEventsResultEntry.builder()
          .errorCode("InternalFailure")
          .errorMessage("refused (on purpose)")
          .build();

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    List<Access> accesses =
        request.entries().stream()
            .map(it -> Accesses.event(it.eventBusName(), it.source(), it.detailType()))
            .distinct()
            .toList();
    return SdkErrors.translated(
        "EventBridge",
        EventBridgeException::builder,
        () -> interceptor.call(accesses, () -> publish(request)));
  }

  private PutEventsResponse publish(PutEventsRequest request) {
    List<Boolean> refused =
        request.entries().stream().map(_ -> interceptor.refusesEvent()).toList();
    if (!refused.contains(true)) {
      return engine.putEvents(request);
    }
    List<PutEventsRequestEntry> taken = new ArrayList<>();
    for (int i = 0; i < refused.size(); i++) {
      if (!refused.get(i)) {
        taken.add(request.entries().get(i));
      }
    }
    return withRefused(
        refused, taken.isEmpty() ? List.of() : engine.putEvents(r -> r.entries(taken)).entries());
  }

  private static PutEventsResponse withRefused(
      List<Boolean> refused, List<PutEventsResultEntry> results) {
    Iterator<PutEventsResultEntry> next = results.iterator();
    List<PutEventsResultEntry> all =
        refused.stream().map(refuses -> refuses ? REFUSED : next.next()).toList();
    long failed = all.stream().filter(it -> it.errorCode() != null).count();
    return PutEventsResponse.builder().entries(all).failedEntryCount((int) failed).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the engine is not the function's to close
  }
}
