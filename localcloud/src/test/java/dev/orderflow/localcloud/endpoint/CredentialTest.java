package dev.orderflow.localcloud.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS4-HMAC-SHA256 Credential=KEY/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host",
        "AWS4-HMAC-SHA256 SignedHeaders=host,Credential=KEY/20260101/us-east-1/sqs/aws4_request",
        "Credential=KEY/sqs/aws4_request"
      })
  void aHeaderSaysWhoAndWhat(String header) {
    assertThat(inHeader(header)).contains(new Credential("KEY", "sqs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer ey",
        "Credential=",
        "Credential=KEY",
        "Credential=/sqs/aws4_request",
        "Credential=KEY/aws4_request",
        "Credential=KEY//aws4_request",
        "Credential=KEY/sqs/aws4_requests",
        "Credential=KEY /sqs/aws4_request"
      })
  void whatIsNoneIsNone(String header) {
    assertThat(inHeader(header)).isEmpty();
  }

  @Test
  void aPresignedUrlSaysItInItsQuery() {
    String scope = "KEY%2F20260101%2Fus-east-1%2Fs%2Fsqs%2Faws4_request";
    assertThat(Credential.of(Map.of(), "a=b&X-Amz-Credential=" + scope))
        .contains(new Credential("KEY", "sqs"));
    assertThat(Credential.of(Map.of(), "X-Amz-Credential=%zz")).isEmpty();
  }

  private static Optional<Credential> inHeader(String header) {
    return Credential.of(Map.of("authorization", header), "");
  }
}
