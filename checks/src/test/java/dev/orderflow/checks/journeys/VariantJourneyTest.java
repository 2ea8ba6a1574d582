package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a mistake in the template leads to: nothing is lost, and the reason can be read. */
class VariantJourneyTest {

  @TempDir Path folder;

  @Test
  void aRuleThatMayNotInvokeItsTargetLeavesTheEventInItsDeadLetterQueue() {
    Path template =
        TemplateVariant.in(
            folder,
            "      SourceArn: !GetAtt OrderCreatedRule.Arn",
            "      SourceArn: !Sub arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/other");
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(List.of(template)))) {
      AwsClients aws = new AwsClients(cloud.endpoint());
      assertThat(aws.publish(Orders.small("UNDELIVERED")).failedEntryCount()).isZero();
      Message message = aws.take("order-created-rule-dlq");
      assertThat(message.body()).contains("UNDELIVERED");
      assertThat(message.messageAttributes().get("ERROR_CODE").stringValue())
          .isEqualTo("NO_PERMISSIONS");
      assertThat(message.messageAttributes().get("RULE_ARN").stringValue())
          .endsWith(":rule/order-created-rule");
    }
  }

  @Test
  void aRoleWithoutAPermissionIsDenied() {
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(List.of(deniedToQueue(folder))))) {
      assertDenied(new AwsClients(cloud.endpoint()));
    }
  }

  static Path deniedToQueue(Path folder) {
    String statement = "              - Sid: QueueValidOrders\n                Effect: ";
    return TemplateVariant.in(folder, statement + "Allow", statement + "Deny");
  }

  static void assertDenied(AwsClients aws) {
    aws.publish(Orders.small("DENIED"));
    Map<?, ?> record = (Map<?, ?>) Json.parse(aws.take("validate-order-dlq").body());
    assertThat(String.valueOf(((Map<?, ?>) record.get("responsePayload")).get("errorMessage")))
        .contains("validate-order is not authorized to perform: sqs:SendMessage on resource: ")
        .contains("order-processing-queue");
    assertThat(aws.order("DENIED")).isEmpty();
  }
}
