package dev.orderflow.services.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.sandbox.SandboxCarrier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduledStepTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final ScheduledStep STEP =
      new ScheduledStep(
          Leg.DELIVERY, Milestones.ORDER, World.START, new Causation("cause", "origin"));

  @Test
  void aStepIsReadAsItWasWritten() {
    assertThat(ScheduledStep.of(JsonObjects.object("step", Json.parse(STEP.json()))))
        .isEqualTo(STEP);
  }

  @Test
  void whatIsNoStepIsPoison() {
    Map<String, ?> wrong =
        Map.of(
            "leg", "MOON", "orderId", "1", "began", "", "causationId", "1", "correlationId", "1");
    assertThatThrownBy(
            () -> ScheduledStep.of(JsonObjects.object("step", Json.parse(Json.write(wrong)))))
        .isInstanceOf(PoisonException.class);
  }

  /** A carrier that takes an hour: four delays of a quarter, then the step itself. */
  @Test
  void aLongerWaitIsMadeOfSeveral() {
    World world = new World(new Crashes(Set.of()));
    CarrierPolling polling =
        new CarrierPolling(
            new SandboxCarrier(HOUR, HOUR, HOUR), new DelayedMessages(world::sqs, "queue"));

    var began = World.START;
    var now = began;
    while (!polling.isOver(STEP, now)) {
      now = now.plusSeconds(world.delays.getLast());
    }

    assertThat(world.delays).containsExactly(900, 900, 900, 900);
  }
}
