package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Every queue behind a rule of the templates, with every type of event that the rule lets in. */
class UnknownVersionJourneyTest extends Journey {

  private static final Path SAMPLES =
      Tree.root().resolve("contracts/src/main/resources/contracts/samples");

  UnknownVersionJourneyTest() {
    super(Settings.inMemory(new ProjectLayout(Tree.root()).templates()));
  }

  @Test
  void noConsumerReadsAVersionThatItDoesNotKnow() throws IOException {
    Map<String, Set<String>> heard = typesByQueue();
    assertThat(heard.keySet())
        .contains(
            "order-facts-queue",
            "stock-queue",
            "payment-queue",
            "shipment-queue",
            "mail-queue",
            "news-queue");
    Map<String, Map<String, @Nullable Object>> samples = samples();
    Set<String> types = new TreeSet<>();
    heard.values().forEach(types::addAll);
    for (String type : types) {
      publishAsVersionTwo(Objects.requireNonNull(samples.get(type), type));
    }
    heard.forEach(
        (queue, its) -> {
          String deadLetters = deadLettersOf(queue);
          AwsClients.awaitTrue(
              "%d dead letters of %s".formatted(its.size(), queue),
              () -> aws.held(queue) == 0 && aws.held(deadLetters) == its.size());
        });
    for (String function :
        List.of(
            "track-order",
            "reserve-stock",
            "charge-payment",
            "ship-order",
            "send-mail",
            "notify-customer")) {
      assertThat(aws.lines(function, "\"version 2 is not known\"")).as(function).isNotEmpty();
    }
    for (String table : aws.dynamoDb.listTables().tableNames()) {
      assertThat(aws.items(table)).as(table).isEmpty();
    }
  }

  private Map<String, Set<String>> typesByQueue() {
    Map<String, Set<String>> types = new TreeMap<>();
    for (Rule rule : aws.bus.listRules(r -> {}).rules()) {
      Map<String, @Nullable Object> pattern =
          JsonObjects.object("pattern", Json.parse(rule.eventPattern()));
      for (Target target : aws.bus.listTargetsByRule(r -> r.rule(rule.name())).targets()) {
        if (target.arn().contains(":sqs:")) {
          String queue = target.arn().substring(target.arn().lastIndexOf(':') + 1);
          for (Object type : (List<?>) Objects.requireNonNull(pattern.get("detail-type"))) {
            types.computeIfAbsent(queue, _ -> new TreeSet<>()).add((String) type);
          }
        }
      }
    }
    return types;
  }

  /** One accepted sample of each type that the contract knows. */
  private static Map<String, Map<String, @Nullable Object>> samples() throws IOException {
    Map<String, Map<String, @Nullable Object>> samples = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file :
          files
              .filter(it -> it.toString().contains("/accepted/"))
              .filter(Files::isRegularFile)
              .toList()) {
        for (String line : Files.readAllLines(file)) {
          Map<String, @Nullable Object> detail = JsonObjects.object("detail", Json.parse(line));
          if (detail.get("type") instanceof String type) {
            samples.putIfAbsent(type, detail);
          }
        }
      }
    }
    return samples;
  }

  private void publishAsVersionTwo(Map<String, @Nullable Object> sample) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>(sample);
    detail.put("version", 2L);
    String type = JsonObjects.text(sample, "type");
    aws.publishAs(sourceOf(type), Json.write(detail));
  }

  private static String sourceOf(String type) {
    return switch (type.substring(0, type.indexOf(' '))) {
      case "Stock" -> "ecommerce.inventory";
      case "Payment" -> type.equals("Payment Requested") ? "ecommerce.orders" : "ecommerce.billing";
      case "Parcel", "Shipment", "Withdrawal" -> "ecommerce.shipping";
      case "Customer" -> "ecommerce.notifications";
      default -> "ecommerce.orders";
    };
  }

  private String deadLettersOf(String queue) {
    String policy =
        aws.sqs
            .getQueueAttributes(
                r ->
                    r.queueUrl(aws.queueUrl(queue))
                        .attributeNames(QueueAttributeName.REDRIVE_POLICY))
            .attributes()
            .get(QueueAttributeName.REDRIVE_POLICY);
    String arn =
        JsonObjects.text(JsonObjects.object("policy", Json.parse(policy)), "deadLetterTargetArn");
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
