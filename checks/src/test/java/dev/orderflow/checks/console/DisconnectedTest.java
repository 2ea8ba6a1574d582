package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page says while there is nobody to ask, and that it recovers without a hand. */
class DisconnectedTest extends ConsoleCase {

  private static final String MOVING =
      "document.getAnimations().filter((it) => it.playState === 'running' &&"
          + " it.effect.target.isConnected).length";

  DisconnectedTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @Test
  void withoutAServerNothingMovesAndWithOneAllGoesOn() throws IOException, InterruptedException {
    try (Tab flow = world.operator();
        Tab basket = world.customer()) {
      withMotion(flow);
      withMotion(basket);
      basket.go("#/basket");
      basket.see("h1", "Basket");
      flow.see(".pulse", "Live");
      basket.see(".pulse", "Live");
      world.aws.publish(
          "{\"orderId\":\"MOVED-1\",\"customerEmail\":\"a@example.com\",\"product\":\"SSD\",\"quantity\":1}");
      flow.awaitThat("document.querySelector('.belt.moving')");
      flow.awaitThat(MOVING + " > 0");
      world.stop();
      for (Tab tab : new Tab[] {flow, basket}) {
        tab.see(".pulse", "Disconnected");
        tab.awaitThat(MOVING + " === 0");
      }
      flow.awaitThat("!document.querySelector('.belt.moving')");
      flow.see(".title", "As of");
      flow.see(".notice.bad", "cannot be reached");
      world.start();
      for (Tab tab : new Tab[] {flow, basket}) {
        tab.see(".pulse", "Live");
      }
      flow.awaitThat("!document.querySelector('.notice.bad')");
      assertThat(basket.textOf("h1")).isEqualTo("Basket");
    }
  }

  private static void withMotion(Tab tab) {
    tab.call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            java.util.List.of(Map.of("name", "prefers-reduced-motion", "value", "no-preference"))));
  }
}
