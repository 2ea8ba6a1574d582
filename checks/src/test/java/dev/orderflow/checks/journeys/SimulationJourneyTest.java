package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders through all paths, while everything around them fails. */
class SimulationJourneyTest {

  private static final String HOME = "orderflow.home";

  @BeforeAll
  static void comeHome() {
    System.setProperty(HOME, Tree.root().toString());
  }

  @AfterAll
  static void leave() {
    System.clearProperty(HOME);
  }

  @Test
  void everyOrderEndsWhereItMayAndNothingIsLost() {
    CommandRun run = CommandRun.of("", "", "simulate", "--orders", "120", "--json");

    System.out.println("simulation drawn with " + run.err().strip());
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    assertThat(run.list("violations")).isEmpty();
    assertThat(run.json("audit", "ok")).isEqualTo(true);
  }
}
