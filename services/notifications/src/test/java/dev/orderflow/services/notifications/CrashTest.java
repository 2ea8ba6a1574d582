package dev.orderflow.services.notifications;

import static dev.orderflow.services.notifications.Events.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Milestone.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * The process dies before or after every call that it makes, once and twice, and its messages come
 * again. No schedule sends a mail twice, and none loses one without a dead letter.
 */
class CrashTest {

  private static final Milestone PAID = Events.milestone(Kind.PAID, Map.of());

  @ParameterizedTest(name = "{0} deliveries")
  @ValueSource(ints = {1, 2, 3})
  void noMailIsSentTwice(int deliveries) {
    everySchedule(deliveries, 0);
  }

  @ParameterizedTest(name = "refused {0} times")
  @ValueSource(ints = {1, 2})
  void norWhereSesRefusesAtFirst(int refusals) {
    everySchedule(2, refusals);
  }

  /** Sooner it would cost receives, and the last would leave a dead letter that says SENDING. */
  @Test
  void aMailWhoseSenderDiedIsLookedAtAgainWhenItsFateIsClear() {
    int inDoubt = 0;
    for (int point = 0; point < run(1, 0, Set.of()); point++) {
      World world = new World(new Crashes(Set.of(point)));
      world.send(Events.message(PAID), Duration.ZERO);
      world.send(Events.message(PAID), Duration.ofSeconds(1));
      world.runOnce();
      if (state(world).equals("SENDING")) {
        world.runOnce();
        assertThat(world.putOff).isEqualTo(SendMail.LONGEST_SENDING);
        inDoubt++;
      }
    }
    assertThat(inDoubt).isPositive();
  }

  private static void everySchedule(int deliveries, int refusals) {
    int points = run(deliveries, refusals, Set.of());
    for (int first = 0; first < points; first++) {
      run(deliveries, refusals, Set.of(first));
      for (int second = first + 1; second < points + 8; second++) {
        run(deliveries, refusals, Set.of(first, second));
      }
    }
  }

  private static int run(int deliveries, int refusals, Set<Integer> crashes) {
    World world = new World(new Crashes(crashes));
    for (int i = 0; i < refusals; i++) {
      world.failures.add(SesV2Exception.builder().statusCode(429).build());
    }
    for (int i = 0; i < deliveries; i++) {
      world.send(Events.message(PAID), Duration.ofSeconds(i));
    }
    world.run();
    check(world, "dies at " + new TreeSet<>(crashes));
    return world.crashes.passed();
  }

  private static void check(World world, String schedule) {
    String state = state(world);
    assertThat(world.mailed.size()).as("mails, %s", schedule).isLessThanOrEqualTo(1);
    assertThat(state).as("state, %s", schedule).isIn("SENT", "UNCERTAIN");
    if (state.equals("SENT")) {
      assertThat(world.mailed).as("mails, %s", schedule).hasSize(1);
      assertThat(world.told.stream().map(it -> it.detail()).distinct())
          .as("told, %s", schedule)
          .hasSize(1);
      assertThat(world.deadLetters).as("dead letters, %s", schedule).isEmpty();
    } else {
      assertThat(world.told).as("told, %s", schedule).isEmpty();
      assertThat(List.copyOf(world.deadLetters)).as("dead letters, %s", schedule).isNotEmpty();
    }
  }

  private static String state(World world) {
    AttributeValue state = world.table.item(ORDER, Events.id(PAID)).get("state");
    return state == null ? "" : state.s();
  }
}
