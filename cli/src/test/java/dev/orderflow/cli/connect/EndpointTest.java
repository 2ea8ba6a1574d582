package dev.orderflow.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, String> ELSEWHERE =
      Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9999");

  @Test
  void isTheOptionElseTheVariableElseTheLocalCloud() {
    assertThat(Endpoint.choose(false, "http://host:1", ELSEWHERE)).isEqualTo(at("http://host:1"));
    assertThat(Endpoint.choose(false, null, ELSEWHERE)).isEqualTo(at("http://127.0.0.1:9999"));
    assertThat(Endpoint.choose(false, null, NOTHING)).isEqualTo(at("http://127.0.0.1:4566"));
  }

  @Test
  void isAwsOnlyWhenSaid() {
    assertThat(Endpoint.choose(true, null, NOTHING)).isEqualTo(new Endpoint.Aws());
    refused(false, "https://sqs.eu-west-1.amazonaws.com", NOTHING, "say --aws");
    refused(false, null, Map.of("AWS_ENDPOINT_URL", "https://sqs.us-east-1.api.aws"), "say --aws");
  }

  @Test
  void refusesTwoAnswersToOneQuestion() {
    refused(true, "http://127.0.0.1:4566", NOTHING, "not both");
    refused(true, null, ELSEWHERE, "unset it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "ftp://host", "http://", "http://a b", "localhost:4566", ""})
  void refusesWhatIsNoAddress(String text) {
    refused(false, text, NOTHING, "is not an http or https address");
  }

  private static Endpoint at(String url) {
    return new Endpoint.Local(URI.create(url));
  }

  private static void refused(
      boolean aws, @Nullable String option, Map<String, String> environment, String reason) {
    assertThatThrownBy(() -> Endpoint.choose(aws, option, environment))
        .hasMessageContaining(reason);
  }
}
