package dev.orderflow.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvCommandTest {

  @Test
  void leadsToTheLocalCloudAndNowhereElse() {
    assertThat(Run.of("env", "--port", "4577").out())
        .isEqualTo(
            """
            export AWS_ENDPOINT_URL=http://127.0.0.1:4577
            export AWS_REGION=us-east-1
            export AWS_DEFAULT_REGION=us-east-1
            export AWS_ACCESS_KEY_ID=local
            export AWS_SECRET_ACCESS_KEY=local
            unset AWS_SESSION_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE \
            AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
            """);
  }

  @Test
  void saysTheSameToMachines() {
    assertThat(Run.of("env", "--json").json().get("set"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsAllEntriesOf(
            Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566", "AWS_REGION", "us-east-1"));
  }

  @Test
  void refusesAPortThatIsNone() {
    Run run = Run.of("env", "--port", "70000");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("orderflow: --port 70000 is not between 1 and 65535\n");
  }
}
