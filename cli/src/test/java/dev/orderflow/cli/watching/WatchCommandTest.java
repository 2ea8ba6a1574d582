package dev.orderflow.cli.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import org.junit.jupiter.api.Test;

class WatchCommandTest {

  @Test
  void whereNobodyListensThereIsNothingToWatch() {
    assertRefused(Run.of("watch", "--api-url", "http://127.0.0.1:1"), "./orderflow up");
    assertRefused(
        Run.in()
            .variable("ORDERFLOW_TOKEN", "a.b.c")
            .run("watch", "--live-url", "ws://127.0.0.1:1"),
        "no live news from ws://127.0.0.1:1: nobody listens there");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertRefused(Run.of("watch", "--all", "--sub", "C-1"), "not both");
    assertRefused(Run.of("watch", ""), "empty");
    assertRefused(Run.of("watch", "--live-url", "http://x"), "ws or wss");
    assertRefused(Run.of("watch", "--aws", "--region", "eu-central-1"), "LiveUrl");
  }

  @Test
  void aTokenIsNotPrinted() {
    Run run =
        Run.in()
            .variable("ORDERFLOW_TOKEN", "secret token")
            .run("watch", "--live-url", "ws://127.0.0.1:1");
    assertRefused(run, "ORDERFLOW_TOKEN is no token");
    assertThat(run.err()).doesNotContain("secret");
  }

  private static void assertRefused(Run run, String why) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1).first().asString().contains(why);
    assertThat(run.out()).isEmpty();
  }
}
