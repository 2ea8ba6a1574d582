package dev.orderflow.localcloud.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.web.PortTakenException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

class EndpointTest {

  private final Endpoint endpoint = Endpoint.bind(0);
  private final Callers callers = new Callers();
  private final AtomicReference<Caller> seen = new AtomicReference<>(new Caller.Root("nobody"));

  EndpointTest() {
    Service events =
        new JsonOperations("EventBridge")
            .withCaller("DescribeRule", Set.of("Name"), this::describe)
            .with("ListRules", Set.of(), input -> List.<Map<String, Object>>of().getFirst());
    endpoint.serve(new Router(Map.of(AwsService.EVENTS, events)), callers);
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void answersTheService() {
    DescribeRuleResponse rule = events().describeRule(r -> r.name("order-created-rule"));

    assertThat(rule.arn()).endsWith("rule/order-created-rule");
    assertThat(rule.responseMetadata().requestId()).isNotEqualTo("UNKNOWN").isNotEmpty();
  }

  @Test
  void tellsFunctionsFromPeople() {
    events().describeRule(r -> r.name("any"));
    assertThat(seen.get().arn()).isEqualTo("arn:aws:iam::000000000000:root");

    callers.register("test", "ValidateRole", "validate-order");
    events().describeRule(r -> r.name("any"));
    assertThat(seen.get().arn())
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/ValidateRole/validate-order");
  }

  @Test
  void aServicesErrorArrivesAsTheClientsException() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> events().describeRule(r -> r.name("none")))
        .withMessageContaining("Rule none does not exist");
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    assertRefused(() -> events().listEventBuses(r -> {}), "EventBridge operation ListEventBuses");
    assertRefused(
        () -> events().describeRule(r -> r.name("any").eventBusName("other")),
        "parameter EventBusName of DescribeRule");
    assertRefused(() -> client(SqsClient.builder()).listQueues(), "service \"sqs\"");
    assertRefused(() -> client(DynamoDbClient.builder()).listTables(), "service \"dynamodb\"");
  }

  @Test
  void aFailureOfOurOwnIsAnInternalError() {
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(() -> events().listRules(r -> {}))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500))
        .withMessageContaining("NoSuchElementException");
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatExceptionOfType(PortTakenException.class)
        .isThrownBy(() -> Endpoint.bind(endpoint.port()))
        .satisfies(e -> assertThat(e.port()).isEqualTo(endpoint.port()))
        .withMessageContaining("port " + endpoint.port() + " on 127.0.0.1");
  }

  private Map<String, Object> describe(Input input, Request request) {
    seen.set(request.caller());
    String name = input.text("Name");
    if (name.equals("none")) {
      throw new AwsError("ResourceNotFoundException", 400, "Rule none does not exist.");
    }
    return Map.of("Name", name, "Arn", "arn:aws:events:us-east-1:000000000000:rule/" + name);
  }

  private static void assertRefused(Runnable call, String what) {
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).contains("UnknownOperation"))
        .withMessageContaining("does not support the " + what);
  }

  private EventBridgeClient events() {
    return client(EventBridgeClient.builder());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return Clients.client(builder, endpoint.url(), "test");
  }
}
