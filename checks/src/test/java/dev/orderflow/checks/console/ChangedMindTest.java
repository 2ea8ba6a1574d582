package dev.orderflow.checks.console;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the carrier takes its time, so that there is time to change one's mind. */
class ChangedMindTest extends ConsoleCase {

  ChangedMindTest() throws IOException, InterruptedException {
    super(Map.of("PickupSeconds", "900", "DeliverySeconds", "900"));
  }

  @Test
  void anOrderThatHasNotLeftIsCancelled() {
    try (Tab tab = world.customer()) {
      place(tab, "Wireless Mouse", "tok_visa");
      tab.see(".progress .done", "Paid");
      tab.click("button", "Cancel the order");
      tab.see("h1 + .badge", "Cancelled");
      tab.see(".progress", "Refunded");
      tab.see(".history li", "Order Cancel Requested");
      tab.assertQuiet();
    }
  }

  @Test
  void onceTheParcelHasLeftTheReasonIsTold() {
    try (Tab tab = world.customer()) {
      String orderId = place(tab, "Wireless Mouse", "tok_visa");
      tab.see(".progress .done", "Paid");
      ParcelDispatched dispatched = new ParcelDispatched(orderId, new Parcel("sandbox", "SBX-1"));
      Envelope event = Envelope.of(Instant.now(), "origin", "cause", dispatched);
      world.stranger.announce(dispatched.source(), Json.write(event.toFields()));
      tab.see(".progress .done", "On its way");
      tab.click("button", "Cancel the order");
      tab.see(".notice.bad", "The parcel has left");
      tab.see(".notice.bad", "Already dispatched");
      tab.assertQuiet();
    }
  }
}
