package dev.orderflow.localcloud.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsCli;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class StsServiceTest {

  private final Endpoint endpoint = Endpoint.bind(0);
  private final Callers callers = new Callers();

  StsServiceTest() {
    endpoint.serve(new Router(Map.of(AwsService.STS, new StsService())), callers);
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void aPersonIsTheAccountsRoot() {
    var identity = sts("anything").getCallerIdentity();

    assertThat(identity.account()).isEqualTo("000000000000");
    assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:root");
  }

  @Test
  void aFunctionIsASessionOfItsRole() {
    callers.register("ASIAVALIDATE", "ValidateOrderRole", "validate-order");

    assertThat(sts("ASIAVALIDATE").getCallerIdentity().arn())
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/ValidateOrderRole/validate-order");
  }

  @Test
  void otherOperationsAreNamed() {
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> sts("any").getSessionToken())
        .withMessageContaining("does not support the STS operation GetSessionToken");
  }

  @Test
  void theCommandLineReadsIt() {
    assertThat(new AwsCli(endpoint.url()).run("sts", "get-caller-identity", "--output", "text"))
        .contains("000000000000", "arn:aws:iam::000000000000:root");
  }

  private StsClient sts(String accessKeyId) {
    return Clients.client(StsClient.builder(), endpoint.url(), accessKeyId);
  }
}
