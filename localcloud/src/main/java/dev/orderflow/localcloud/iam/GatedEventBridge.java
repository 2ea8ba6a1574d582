package dev.orderflow.localcloud.iam;

import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** A function's EventBridge client. Functions only publish. */
record GatedEventBridge(Gate gate, EventBridgeClient engine) implements EventBridgeClient {

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    List<Access> accesses =
        request.entries().stream()
            .map(entry -> Accesses.bus(entry.eventBusName()))
            .distinct()
            .toList();
    return SdkErrors.translated(
        "EventBridge",
        EventBridgeException::builder,
        () -> gate.call(accesses, () -> engine.putEvents(request)));
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
