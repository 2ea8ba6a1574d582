package dev.orderflow.checks.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Lambda API reference: Invoke. Lambda developer guide: "Invoking a function asynchronously" and
 * "Capturing records of Lambda asynchronous invocations".
 */
class InvokeTest extends Puppets {

  InvokeTest() {
    super(
        queue("given-up", "VisibilityTimeout: 30")
            + function("retried", onFailure(2))
            + function("tried-once", onFailure(0)));
  }

  private static String onFailure(int retries) {
    return """
        EventInvokeConfig:
          MaximumRetryAttempts: %d
          DestinationConfig:
            OnFailure: {Type: SQS, Destination: !GetAtt givenup.Arn}
        """
        .formatted(retries);
  }

  @Test
  void anAnswerIsThePayloadWithStatus200() {
    InvokeResponse answer = invoke("retried", "{\"answer\":\"{\\\"ok\\\":\\\"å\\\"}\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.functionError()).isNull();
    assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"ok\":\"å\"}");
  }

  @Test
  void anExceptionIsStatus200WithAFunctionError() {
    InvokeResponse answer = invoke("retried", "{\"throw\":\"no\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    Doc error = Doc.of(answer.payload().asUtf8String());
    assertThat(error.text("errorMessage")).isEqualTo("no");
    assertThat(error.text("errorType")).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.list("stackTrace")).isNotEmpty();
  }

  @Test
  void aTimeoutIsAFunctionErrorThatSaysAfterHowLong() {
    InvokeResponse answer = invoke("retried", "{\"hang\":true}");
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.payload().asUtf8String()).contains("Task timed out after 1.00 seconds");
  }

  @Test
  void anAnswerHasSixMegabytesAtMost() {
    int most = 6_291_556;
    InvokeResponse whole = invoke("retried", "{\"answerOf\":" + most + "}");
    assertThat(whole.functionError()).isNull();
    assertThat(whole.payload().asByteArrayUnsafe()).hasSize(most);
    InvokeResponse cut = invoke("retried", "{\"answerOf\":" + (most + 1) + "}");
    assertThat(cut.functionError()).isEqualTo("Unhandled");
    Doc error = Doc.of(cut.payload().asUtf8String());
    assertThat(error.text("errorType")).isEqualTo("Function.ResponseSizeTooLarge");
    assertThat(error.text("errorMessage")).contains("(" + most + " bytes)");
  }

  @Test
  void whoAsksForTheLogGetsItsEnd() {
    InvokeResponse answer =
        aws.lambda.invoke(
            r ->
                r.functionName("retried")
                    .logType(LogType.TAIL)
                    .payload(SdkBytes.fromUtf8String("{\"looked\":\"at\"}")));
    String tail = new String(Base64.getDecoder().decode(answer.logResult()), UTF_8);
    String id = answer.responseMetadata().requestId();
    assertThat(tail.lines())
        .satisfiesExactly(
            start -> assertThat(start).isEqualTo("START RequestId: " + id + " Version: $LATEST"),
            printed -> assertThat(printed).isEqualTo("{\"looked\":\"at\"}"),
            end -> assertThat(end).isEqualTo("END RequestId: " + id),
            report -> assertThat(report).startsWith("REPORT RequestId: " + id));
    assertThat(invoke("retried", "{}").logResult()).isNull();
    InvokeResponse much =
        aws.lambda.invoke(
            r ->
                r.functionName("retried")
                    .logType(LogType.TAIL)
                    .payload(SdkBytes.fromUtf8String("{\"much\":\"" + "x".repeat(9_000) + "\"}")));
    assertThat(Base64.getDecoder().decode(much.logResult())).hasSize(4096);
  }

  @Test
  void aFunctionKnowsWhatItsCallerSaysOfItself() {
    String context = "{\"custom\":{\"shop\":\"north\"}}";
    InvokeResponse answer =
        aws.lambda.invoke(
            r ->
                r.functionName("retried")
                    .clientContext(Base64.getEncoder().encodeToString(context.getBytes(UTF_8)))
                    .payload(SdkBytes.fromUtf8String("{\"who\":true}")));
    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"shop\":\"north\"}");
    assertThatExceptionOfType(InvalidRequestContentException.class)
        .isThrownBy(
            () -> aws.lambda.invoke(r -> r.functionName("retried").clientContext("no base64")));
  }

  @Test
  void aFunctionIsToldWithAllItsKeys() {
    var told = aws.lambda.getFunction(r -> r.functionName("retried")).configuration();
    assertThat(told.sdkFields().stream().filter(f -> f.getValueOrDefault(told) != null))
        .extracting(SdkField::locationName)
        .contains(
            "Architectures",
            "CodeSha256",
            "CodeSize",
            "Description",
            "EphemeralStorage",
            "FunctionArn",
            "FunctionName",
            "Handler",
            "LastModified",
            "LastUpdateStatus",
            "LoggingConfig",
            "MemorySize",
            "PackageType",
            "RevisionId",
            "Role",
            "Runtime",
            "RuntimeVersionConfig",
            "SnapStart",
            "State",
            "Timeout",
            "TracingConfig",
            "Version");
    assertThat(told.role()).isEqualTo("arn:aws:iam::000000000000:role/puppet-role");
    assertThat(told.codeSha256()).hasSize(44);
    assertThat(told.codeSize()).isPositive();
  }

  @Test
  void anEventHasOneIdInItsAnswerItsLogAndItsRecord() {
    String id = invokeLater("tried-once", "{\"throw\":\"one id\"}").responseMetadata().requestId();
    Doc record = Doc.of(aws.take("given-up", "one id").body());
    assertThat(record.text("requestContext", "requestId")).isEqualTo(id);
    assertThat(aws.lines("tried-once", "START RequestId: " + id)).hasSize(1);
  }

  @Test
  void aDryRunAnswers204AndRunsNothing() {
    InvokeResponse answer =
        aws.lambda.invoke(
            r ->
                r.functionName("retried")
                    .invocationType(InvocationType.DRY_RUN)
                    .payload(SdkBytes.fromUtf8String("{\"dry\":\"run\"}")));
    assertThat(answer.statusCode()).isEqualTo(204);
    invoke("retried", "{\"after\":\"it\"}");
    assertThat(aws.lines("retried", "dry")).isEmpty();
  }

  @Test
  void whatCannotBeInvokedIsAnErrorOfItsOwn() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> invoke("nobody", "{}"))
        .withMessageContaining("nobody");
    assertThatExceptionOfType(InvalidRequestContentException.class)
        .isThrownBy(() -> invoke("retried", "{"));
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> invoke("retried", "\"" + "x".repeat(6 * 1024 * 1024) + "\""))
        .withMessageContaining("Request must be smaller than 6291456 bytes")
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(413));
  }

  @Test
  void anOperationThatIsNotThereIsNamed() {
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> aws.lambda.listAliases(r -> r.functionName("retried")))
        .withMessageContaining("aliases");
  }

  @Test
  void anEventIsTakenWith202AndGivenUpAfterItsRetriesWithARecord() {
    assertThat(invokeLater("retried", "{\"throw\":\"always\"}").statusCode()).isEqualTo(202);
    Message message = aws.take("given-up", "always");
    Doc record = Doc.of(message.body());
    assertThat(record.text("version")).isEqualTo("1.0");
    assertThat(record.text("timestamp")).isNotEmpty();
    assertThat(record.text("requestContext", "requestId")).isNotEmpty();
    assertThat(record.text("requestContext", "functionArn"))
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:retried:$LATEST");
    assertThat(record.text("requestContext", "condition")).isEqualTo("RetriesExhausted");
    assertThat(record.at("requestContext", "approximateInvokeCount")).isEqualTo(3L);
    assertThat(record.at("requestPayload")).isEqualTo(Map.of("throw", "always"));
    assertThat(record.at("responseContext"))
        .isEqualTo(
            Map.of("statusCode", 200L, "executedVersion", "$LATEST", "functionError", "Unhandled"));
    assertThat(record.text("responsePayload", "errorMessage")).isEqualTo("always");
    assertThat(aws.lines("retried", "throw"))
        .filteredOn("{\"throw\":\"always\"}"::equals)
        .hasSize(3);
  }

  @Test
  void withoutRetriesItIsGivenUpAtOnce() {
    invokeLater("tried-once", "{\"hang\":\"once\"}");
    Doc record = Doc.of(aws.take("given-up", "once").body());
    assertThat(record.at("requestContext", "approximateInvokeCount")).isEqualTo(1L);
    assertThat(record.text("responsePayload", "errorMessage"))
        .contains("Task timed out after 1.00 seconds");
  }

  private InvokeResponse invoke(String function, String payload) {
    return aws.lambda.invoke(
        r -> r.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
  }

  private InvokeResponse invokeLater(String function, String payload) {
    return aws.lambda.invoke(
        r ->
            r.functionName(function)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(payload)));
  }
}
