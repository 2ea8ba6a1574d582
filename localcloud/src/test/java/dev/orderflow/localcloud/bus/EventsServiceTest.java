package dev.orderflow.localcloud.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import dev.orderflow.localcloud.work.DurableWorkQueue;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** EventBridge's own answers about rules and buses, as recorded from AWS. */
class EventsServiceTest {

  private static final String PATTERN = "{\"source\":[\"shop\"]}";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:orders";

  private final QueueEngine queues = QueueEngine.inMemory(URI.create("http://127.0.0.1:4566"));
  private final Rules rules = new Rules();
  private final EventsService service;

  EventsServiceTest() {
    queues.declare(List.of(QueueSettings.named("parked")));
    Deliveries deliveries =
        new Deliveries(
            (_, _, _) -> {},
            rules,
            new DurableWorkQueue("bus", queues.client(), queues.queueUrl("parked"), 1),
            new DeadLetters(queues.client(), arn -> arn),
            new Metrics(Clock.systemUTC()));
    service =
        new EventsService(
            new EventBuses(rules, deliveries, OpenDeliveries.inMemory(), Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    queues.close();
  }

  private Map<String, ?> call(String operation, Map<String, ?> input) throws Exception {
    Request request =
        new Request(
            "POST",
            "/",
            "",
            Map.of("x-amz-target", "AWSEvents." + operation),
            Json.write(input).getBytes(UTF_8),
            new Caller.Root("test"));
    return JsonObjects.object("answer", Json.parse(service.handle(request).body()));
  }

  private void putRule(String name) throws Exception {
    call("PutRule", Map.of("Name", name, "EventPattern", PATTERN, "Description", "d1"));
  }

  private void refused(String operation, Map<String, ?> input, String code, String message) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> call(operation, input))
        .withMessage(message)
        .matches(e -> e.code().equals(code));
  }

  @Test
  void aRuleKeepsItsDescriptionAndIsTurnedOffAndOn() throws Exception {
    putRule("rule");
    assertThat(call("DescribeRule", Map.of("Name", "rule")).get("Description")).isEqualTo("d1");
    assertThat(call("DisableRule", Map.of("Name", "rule"))).isEmpty();
    assertThat(call("DescribeRule", Map.of("Name", "rule")).get("State")).isEqualTo("DISABLED");
    assertThat(call("EnableRule", Map.of("Name", "rule"))).isEmpty();
    assertThat(call("DescribeRule", Map.of("Name", "rule")).get("State")).isEqualTo("ENABLED");
  }

  @Test
  void rulesComeInPages() throws Exception {
    for (int i = 0; i < 6; i++) {
      putRule("rule-" + i);
    }
    List<String> names = new ArrayList<>();
    Map<String, ?> page = call("ListRules", Map.of("Limit", 4L));
    names.addAll(names(page));
    assertThat(names).hasSize(4);
    page =
        call("ListRules", Map.of("Limit", 4L, "NextToken", String.valueOf(page.get("NextToken"))));
    names.addAll(names(page));
    assertThat(names).hasSize(6).doesNotHaveDuplicates();
    assertThat(page.containsKey("NextToken")).isFalse();
  }

  private static List<String> names(Map<String, ?> page) {
    return page.get("Rules") instanceof List<?> rules
        ? rules.stream()
            .map(it -> JsonObjects.text(JsonObjects.object("rule", it), "Name"))
            .toList()
        : List.of();
  }

  @Test
  void busesAreListed() throws Exception {
    assertThat(String.valueOf(call("ListEventBuses", Map.of())))
        .contains("arn:aws:events:us-east-1:000000000000:event-bus/default");
    assertThat(call("DescribeEventBus", Map.of()).get("Name")).isEqualTo("default");
  }

  @Test
  void targetsHaveBounds() throws Exception {
    putRule("rule");
    List<Map<String, String>> seven = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seven.add(Map.of("Id", "t" + i, "Arn", QUEUE));
    }
    refused(
        "PutTargets",
        Map.of("Rule", "rule", "Targets", seven),
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
    refused(
        "PutTargets",
        Map.of("Rule", "rule", "Targets", List.of(Map.of("Id", "!@#$@!#$", "Arn", QUEUE))),
        "ValidationException",
        "1 validation error detected: Value '!@#$@!#$' at 'targets.1.member.id' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    refused(
        "PutTargets",
        Map.of(
            "Rule",
            "rule",
            "Targets",
            List.of(
                Map.of(
                    "Id",
                    "q",
                    "Arn",
                    QUEUE,
                    "InputTransformer",
                    Map.of("InputPathsMap", Map.of(), "InputTemplate", "{\"a\":<nowhere>}")))),
        "ValidationException",
        "InputTemplate for target q contains invalid placeholder nowhere.");
    call("PutTargets", Map.of("Rule", "rule", "Targets", seven.subList(0, 5)));
    assertThat(String.valueOf(call("ListTargetsByRule", Map.of("Rule", "rule"))))
        .contains("t4")
        .doesNotContain("RetryPolicy");
    assertThat(call("ListRuleNamesByTarget", Map.of("TargetArn", QUEUE)).get("RuleNames"))
        .isEqualTo(List.of("rule"));
  }

  @Test
  void onlyAWholeEventIsHeldAgainstAPattern() throws Exception {
    for (String event : List.of("[]", "{\"source\":\"shop\"}", "no JSON")) {
      refused(
          "TestEventPattern",
          Map.of("EventPattern", PATTERN, "Event", event),
          "ValidationException",
          "Parameter Event is not valid.");
    }
    String whole =
        "{\"id\":\"1\",\"account\":\"0\",\"source\":\"shop\",\"time\":\"2026-01-01T00:00:00Z\","
            + "\"region\":\"us-east-1\",\"resources\":[],\"detail-type\":\"x\",\"detail\":{}}";
    Map<String, ?> answer =
        call("TestEventPattern", Map.of("EventPattern", PATTERN, "Event", whole));
    assertThat(answer.get("Result")).isEqualTo(true);
  }
}
