package dev.orderflow.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class LocalIdentityTest {

  @Test
  void isADummyUnlessTheEnvironmentGivesOne() {
    assertThat(LocalIdentity.credentials(Map.of()))
        .isEqualTo(AwsBasicCredentials.create("local", "local"));
    assertThat(LocalIdentity.credentials(Map.of("AWS_ACCESS_KEY_ID", "half")))
        .isEqualTo(AwsBasicCredentials.create("local", "local"));
    assertThat(
            LocalIdentity.credentials(
                Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret")))
        .isEqualTo(AwsBasicCredentials.create("key", "secret"));
  }

  @Test
  void keepsASessionToken() {
    assertThat(
            LocalIdentity.credentials(
                Map.of(
                    "AWS_ACCESS_KEY_ID", "key",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_SESSION_TOKEN", "token")))
        .isEqualTo(AwsSessionCredentials.create("key", "secret", "token"));
  }
}
