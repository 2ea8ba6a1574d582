package dev.orderflow.checks.console;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
  void onceTheParcelHasLeftNoCancellationIsOfferedAndALateOneIsToldWhy() {
    try (Tab tab = world.customer()) {
      String orderId = place(tab, "Wireless Mouse", "tok_visa");
      tab.see(".progress .done", "Paid");
      tab.see("button", "Cancel the order");
      // The page learns nothing for now, and so still offers what is no longer to be had.
      CompletableFuture<String> whenTold = new CompletableFuture<>();
      new Replies(
          tab,
          "*/orders/*",
          uri -> uri.getPath().endsWith("/cancel") ? completedFuture("") : whenTold);
      ParcelDispatched dispatched = new ParcelDispatched(orderId, new Parcel("sandbox", "SBX-1"));
      Envelope event = Envelope.of(Instant.now(), "origin", "cause", dispatched);
      world.aws.publishAs(dispatched.source(), Json.write(event.toFields()));
      AwsClients.awaitTrue(
          "it is dispatched",
          () ->
              AttributeValue.fromS("DISPATCHED")
                  .equals(world.aws.order(orderId).get("fulfilment")));
      tab.click("button", "Cancel the order");
      tab.see(".notice.bad", "The parcel has left");
      tab.see(".notice.bad", "Already dispatched");
      whenTold.complete("");
      tab.see(".progress .done", "On its way");
      tab.see(".actions", "cannot be cancelled any more");
      tab.awaitThat(
          "![...document.querySelectorAll('button')].some((it) =>"
              + " it.innerText.includes('Cancel'))");
      tab.assertQuiet();
    }
  }
}
