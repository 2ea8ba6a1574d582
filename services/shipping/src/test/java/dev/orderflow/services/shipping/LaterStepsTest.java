package dev.orderflow.services.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.sandbox.SandboxCarrier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaterStepsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final LaterStep STEP =
      new LaterStep(Leg.DELIVERY, Milestones.ORDER, World.START, new Cause("cause", "origin"));

  @Test
  void aStepIsReadAsItWasWritten() {
    assertThat(LaterStep.of(JsonObjects.object("step", Json.parse(STEP.json())))).isEqualTo(STEP);
  }

  @Test
  void whatIsNoStepIsPoison() {
    Map<String, ?> wrong =
        Map.of(
            "leg", "MOON", "orderId", "1", "began", "", "causationId", "1", "correlationId", "1");
    assertThatThrownBy(
            () -> LaterStep.of(JsonObjects.object("step", Json.parse(Json.write(wrong)))))
        .isInstanceOf(PoisonException.class);
  }

  @Test
  void aDelayIsRoundedUpAndNoLongerThanSqsAllows() {
    assertThat(delay(Duration.ofMillis(-5))).isZero();
    assertThat(delay(Duration.ofMillis(1))).isEqualTo(1);
    assertThat(delay(Duration.ofSeconds(2))).isEqualTo(2);
    assertThat(delay(Duration.ofDays(2))).isEqualTo(900);
  }

  private static int delay(Duration left) {
    return LaterSteps.delay(World.START.plus(left), World.START);
  }

  /** A carrier that takes an hour: four delays of a quarter, then the step itself. */
  @Test
  void aLongerWaitIsMadeOfSeveral() {
    World world = new World(new Crashes(Set.of()));
    Legs legs = new Legs(new SandboxCarrier(HOUR, HOUR, HOUR), new LaterSteps(world::sqs, "queue"));

    var began = World.START;
    var now = began;
    while (!legs.isOver(STEP, now)) {
      now = now.plusSeconds(world.delays.getLast());
    }

    assertThat(world.delays).containsExactly(900, 900, 900, 900);
  }
}
