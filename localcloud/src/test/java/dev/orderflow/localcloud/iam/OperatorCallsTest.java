package dev.orderflow.localcloud.iam;

import static dev.orderflow.localcloud.iam.Statements.QUEUE;
import static dev.orderflow.localcloud.iam.Statements.allow;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The calls of the function that looks after all others. */
class OperatorCallsTest extends FunctionCalls {

  private static final SdkBytes EMPTY = SdkBytes.fromUtf8String("{}");

  @ParameterizedTest
  @EnumSource
  void queuesAreLookedAtAndEmptiedByWhoMay(Way way) {
    Function function =
        function(
            way,
            allow("sqs:*", "arn:aws:sqs:us-east-1:000000000000:*-queue"),
            allow("sqs:ListQueues", "*"));

    assertThatNoException()
        .isThrownBy(
            () -> {
              SqsClient sqs = function.sqs();
              sqs.listQueues();
              sqs.getQueueUrl(r -> r.queueName("order-processing-queue"));
              sqs.getQueueAttributes(r -> r.queueUrl(QUEUE_URL));
              sqs.listDeadLetterSourceQueues(r -> r.queueUrl(QUEUE_URL));
              sqs.receiveMessage(r -> r.queueUrl(QUEUE_URL));
              sqs.changeMessageVisibilityBatch(r -> r.queueUrl(QUEUE_URL));
              sqs.deleteMessage(r -> r.queueUrl(QUEUE_URL).receiptHandle("r"));
            });
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> function.sqs().receiveMessage(r -> r.queueUrl(QUEUE_URL + "-2")))
        .satisfies(e -> assertDenied(e, "sqs:ReceiveMessage on resource: " + QUEUE + "-2"));
  }

  @ParameterizedTest
  @EnumSource
  void listingQueuesIsNoQueuesToAllow(Way way) {
    Function function = function(way, allow("sqs:*", "arn:aws:sqs:us-east-1:000000000000:*"));

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> function.sqs().listQueues())
        .satisfies(e -> assertDenied(e, "sqs:ListQueues on resource: *"));
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionIsInvokedAsItsRoleNamesIt(Way way) {
    String arn = "arn:aws:lambda:us-east-1:000000000000:function:track-order";
    Function function = function(way, allow("lambda:InvokeFunction", arn + ":live"));

    assertThatNoException()
        .isThrownBy(
            () -> {
              function.lambda().invoke(r -> r.functionName(arn + ":live").payload(EMPTY));
              function.lambda().invoke(r -> r.functionName("track-order:live").payload(EMPTY));
            });
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> function.lambda().invoke(r -> r.functionName(arn).payload(EMPTY)))
        .satisfies(e -> assertDenied(e, "lambda:InvokeFunction on resource: " + arn));
  }

  @Test
  void overHttpAFunctionMayNotLookAtOthers() {
    Function function = function(Way.HTTP, allow("*", "*"));

    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> function.lambda().getFunction(r -> r.functionName("track-order")))
        .satisfies(e -> assertDenied(e, "LAMBDA"));
  }
}
