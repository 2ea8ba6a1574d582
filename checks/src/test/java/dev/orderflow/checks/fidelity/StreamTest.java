package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.journeys.AwsClients;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Lambda developer guide: "Using AWS Lambda with Amazon DynamoDB", "Retain discarded records for a
 * DynamoDB event source", "Configuring partial batch response with DynamoDB". What is written in
 * one transaction is read at once, so it comes as one batch.
 */
class StreamTest extends Puppets {

  private static final String REPORTS = "FunctionResponseTypes: [ReportBatchItemFailures]\n";

  StreamTest() {
    super(
        queue("given-up", "VisibilityTimeout: 30")
            + table("Plain")
            + fedBy("Plain", "plain", "BatchSize: 100")
            + table("Bisected")
            + fedBy("Bisected", "bisected", "BisectBatchOnFunctionError: true\n" + limited(1))
            + table("Reporting")
            + fedBy("Reporting", "reporting", REPORTS + limited(2))
            + table("Whole")
            + fedBy("Whole", "whole", limited(1))
            + table("Inserts")
            + fedBy(
                "Inserts",
                "inserts",
                "FilterCriteria: {Filters: [{Pattern: '{\"eventName\":[\"INSERT\"]}'}]}")
            + table("Lanes")
            + fedBy("Lanes", "lanes", "ParallelizationFactor: 4\nBatchSize: 5")
            + table("Patient")
            + fedBy("Patient", "patient", "BatchSize: 20\nMaximumBatchingWindowInSeconds: 60\n"));
  }

  private static String limited(int retries) {
    return """
        MaximumRetryAttempts: %d
        DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt givenup.Arn}}
        """
        .formatted(retries);
  }

  @Test
  void aRecordIsAsInLambdasExampleOfADynamoDbEvent() {
    aws.dynamoDb.putItem(r -> r.tableName("Plain").item(item("shape", "a", "1")));
    aws.dynamoDb.putItem(r -> r.tableName("Plain").item(item("shape", "a", "2")));
    aws.dynamoDb.deleteItem(r -> r.tableName("Plain").key(key("shape")));
    AwsClients.awaitTrue("three changes", () -> changes("plain", "shape").size() == 3);
    List<Doc> changes = changes("plain", "shape");
    assertThat(changes)
        .extracting(it -> it.text("eventName"))
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    Doc modified = changes.get(1);
    assertThat(modified.names())
        .containsExactlyInAnyOrder(
            "eventID",
            "eventName",
            "eventVersion",
            "eventSource",
            "awsRegion",
            "dynamodb",
            "eventSourceARN");
    assertThat(modified.names("dynamodb"))
        .containsExactlyInAnyOrder(
            "ApproximateCreationDateTime",
            "Keys",
            "NewImage",
            "OldImage",
            "SequenceNumber",
            "SizeBytes",
            "StreamViewType");
    assertThat(modified.text("eventSource")).isEqualTo("aws:dynamodb");
    assertThat(modified.text("awsRegion")).isEqualTo("us-east-1");
    assertThat(modified.text("eventSourceARN"))
        .startsWith("arn:aws:dynamodb:us-east-1:000000000000:table/Plain/stream/");
    assertThat(modified.text("dynamodb", "Keys", "id", "S")).isEqualTo("shape");
    assertThat(modified.text("dynamodb", "OldImage", "a", "S")).isEqualTo("1");
    assertThat(modified.text("dynamodb", "NewImage", "a", "S")).isEqualTo("2");
    assertThat(modified.text("dynamodb", "ApproximateCreationDateTime")).matches("\\d+");
    assertThat(changes.get(0).names("dynamodb")).doesNotContain("OldImage");
    assertThat(changes.get(2).names("dynamodb")).doesNotContain("NewImage");
  }

  @Test
  void aReaderOfItsOwnSeesTheSame() {
    aws.dynamoDb.putItem(r -> r.tableName("Plain").item(item("read", "a", "1")));
    try (DynamoDbStreamsClient streams = aws.client(DynamoDbStreamsClient.builder())) {
      String arn = aws.dynamoDb.describeTable(r -> r.tableName("Plain")).table().latestStreamArn();
      String shard =
          streams
              .describeStream(r -> r.streamArn(arn))
              .streamDescription()
              .shards()
              .getLast()
              .shardId();
      String iterator =
          streams
              .getShardIterator(
                  r ->
                      r.streamArn(arn)
                          .shardId(shard)
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      assertThat(streams.getRecords(r -> r.shardIterator(iterator)).records())
          .isNotEmpty()
          .allSatisfy(
              record -> {
                assertThat(record.awsRegion()).isEqualTo("us-east-1");
                assertThat(record.eventVersion()).isEqualTo("1.1");
                assertThat(record.eventSource()).isEqualTo("aws:dynamodb");
              });
    }
  }

  /** "... exactly once ... in the same sequence as the actual modifications to the item". */
  @Test
  void changesOfAnItemComeOnceAndInOrder() {
    for (String table : List.of("Plain", "Lanes")) {
      for (int n = 0; n < 60; n++) {
        Map<String, AttributeValue> item = item("order-" + n % 3, "n", Integer.toString(n));
        aws.dynamoDb.putItem(r -> r.tableName(table).item(item));
      }
      String function = table.toLowerCase(java.util.Locale.ROOT);
      AwsClients.awaitTrue("all", () -> changes(function, "order-").size() >= 60);
      for (int id = 0; id < 3; id++) {
        int first = id;
        assertThat(changes(function, "order-" + id))
            .extracting(it -> it.text("dynamodb", "NewImage", "n", "S"))
            .containsExactlyElementsOf(
                IntStream.range(0, 20).mapToObj(i -> String.valueOf(first + 3 * i)).toList());
      }
    }
  }

  @Test
  void bisectingFindsTheOneBadChangeAndItsNeighboursAreDone() {
    writeTogether("Bisected", "bad", 8, 5, "throw");
    Doc record = Doc.of(aws.take("given-up", "table/Bisected/").body());
    assertThat(record.text("DDBStreamBatchInfo", "batchSize")).isEqualTo("1");
    assertThat(record.text("requestContext", "approximateInvokeCount")).isEqualTo("2");
    AwsClients.awaitTrue("the last is done", () -> isDone("bisected", "bad-7", "bad-5"));
    Set<String> done = new HashSet<>();
    for (List<String> batch : batches("bisected", "bad-")) {
      if (!batch.contains("bad-5")) {
        done.addAll(batch);
      }
    }
    assertThat(done).hasSize(7);
    assertThat(batches("bisected", "bad-").stream().filter(List.of("bad-5")::equals)).hasSize(2);
  }

  /** "Lambda uses the lowest sequence number as the checkpoint", and retries from there on. */
  @Test
  void whatComesBeforeTheReportedChangeIsDoneAndTheRestIsRetried() {
    writeTogether("Reporting", "some", 5, 2, "report once");
    List<String> rest = List.of("some-2", "some-3", "some-4");
    AwsClients.awaitTrue("retried", () -> batches("reporting", "some-").contains(rest));
    assertThat(batches("reporting", "some-"))
        .containsExactly(List.of("some-0", "some-1", "some-2", "some-3", "some-4"), rest);
  }

  @Test
  void theRestIsGivenUpWhenItsRetriesAreExhausted() {
    writeTogether("Reporting", "hopeless", 3, 1, "report");
    Doc record = Doc.of(aws.take("given-up", "table/Reporting/").body());
    assertThat(record.text("requestContext", "condition")).isEqualTo("RetryAttemptsExhausted");
    assertThat(record.text("requestContext", "approximateInvokeCount")).isEqualTo("3");
    assertThat(record.text("DDBStreamBatchInfo", "batchSize")).isEqualTo("2");
    // the function has not failed: it has said what did
    assertThat(record.at("responseContext").toString()).contains("functionError=null");
    assertThat(batches("reporting", "hopeless-")).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // "Lambda treats a batch as a complete success if you return any of the following"
        "an empty batchItemFailures list  | {\"batchItemFailures\":[]}                         | 1",
        "a null batchItemFailures list    | {\"batchItemFailures\":null}                       | 1",
        "an empty EventResponse           | {}                                                 | 1",
        "a null EventResponse             | null                                               | 1",
        // "Lambda treats a batch as a complete failure if you return any of the following"
        "an empty string itemIdentifier   | {\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]} | 3",
        "a null itemIdentifier            | {\"batchItemFailures\":[{\"itemIdentifier\":null}]} | 3",
        "an itemIdentifier with a bad key | {\"batchItemFailures\":[{\"id\":\"1\"}]}           | 3"
      })
  void aBatchIsInvokedSoOftenWhenTheFunctionReturns(String what, String answer, int times) {
    String id = what.replace(' ', '-');
    Map<String, AttributeValue> item = item(id, "do", "answer");
    item.put("answer", AttributeValue.fromS(answer));
    aws.dynamoDb.putItem(r -> r.tableName("Reporting").item(item));
    aws.dynamoDb.putItem(r -> r.tableName("Reporting").item(item(id + "-next", "do", "")));
    AwsClients.awaitTrue("the next", () -> !batches("reporting", id + "-next").isEmpty());
    assertThat(batches("reporting", id).stream().filter(it -> it.contains(id))).hasSize(times);
  }

  @Test
  void theFailureDestinationIsToldAsInLambdasExample() {
    writeTogether("Whole", "whole", 2, 1, "throw");
    Doc record = Doc.of(aws.take("given-up", "table/Whole/").body());
    assertThat(record.names())
        .containsExactlyInAnyOrder(
            "requestContext", "responseContext", "version", "timestamp", "DDBStreamBatchInfo");
    assertThat(record.names("requestContext"))
        .containsExactlyInAnyOrder(
            "requestId", "functionArn", "condition", "approximateInvokeCount");
    assertThat(record.text("requestContext", "functionArn"))
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:whole");
    assertThat(record.text("requestContext", "approximateInvokeCount")).isEqualTo("2");
    assertThat(record.at("responseContext"))
        .asString()
        .contains("statusCode=200", "executedVersion=$LATEST", "functionError=Unhandled");
    assertThat(record.names("DDBStreamBatchInfo"))
        .containsExactlyInAnyOrder(
            "shardId",
            "startSequenceNumber",
            "endSequenceNumber",
            "approximateArrivalOfFirstRecord",
            "approximateArrivalOfLastRecord",
            "batchSize",
            "streamArn");
    List<String> numbers =
        changes("whole", "whole-").stream()
            .map(it -> it.text("dynamodb", "SequenceNumber"))
            .toList();
    assertThat(record.text("DDBStreamBatchInfo", "startSequenceNumber"))
        .isEqualTo(numbers.getFirst());
    assertThat(record.text("DDBStreamBatchInfo", "endSequenceNumber")).isEqualTo(numbers.getLast());
    assertThat(record.text("DDBStreamBatchInfo", "approximateArrivalOfFirstRecord"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  /** Else a bad change would hold up its shard for ever. */
  @Test
  void theShardGoesOnAfterABatchWasGivenUp() {
    writeTogether("Whole", "stuck", 2, 0, "throw");
    aws.dynamoDb.putItem(r -> r.tableName("Whole").item(item("after-stuck", "do", "")));
    AwsClients.awaitTrue("next", () -> batches("whole", "after-").contains(List.of("after-stuck")));
  }

  @Test
  void onlyChangesThatMatchAFilterAreDelivered() {
    aws.dynamoDb.putItem(r -> r.tableName("Inserts").item(item("kept", "n", "1")));
    aws.dynamoDb.putItem(r -> r.tableName("Inserts").item(item("kept", "n", "2")));
    aws.dynamoDb.putItem(r -> r.tableName("Inserts").item(item("last", "n", "1")));
    AwsClients.awaitTrue("last", () -> !changes("inserts", "last").isEmpty());
    assertThat(changes("inserts", "kept")).hasSize(1);
  }

  @Test
  void aWindowIsWaitedForUntilTheBatchIsFull() {
    writeTogether("Patient", "window", 10, 0, "");
    writeTogether("Patient", "windows", 10, 0, "");
    AwsClients.awaitTrue("a batch", () -> !batches("patient", "window").isEmpty());
    assertThat(batches("patient", "window"))
        .singleElement()
        .satisfies(it -> assertThat(it).hasSize(20));
  }

  @Test
  void theMappingIsListed() {
    var mapping =
        aws.lambda
            .listEventSourceMappings(r -> r.functionName("reporting"))
            .eventSourceMappings()
            .getFirst();
    assertThat(mapping.eventSourceArn()).contains(":table/Reporting/stream/");
    assertThat(mapping.startingPositionAsString()).isEqualTo("TRIM_HORIZON");
    assertThat(mapping.maximumRetryAttempts()).isEqualTo(2);
    assertThat(mapping.maximumRecordAgeInSeconds()).isEqualTo(-1);
    assertThat(mapping.bisectBatchOnFunctionError()).isFalse();
    assertThat(mapping.destinationConfig().onFailure().destination()).endsWith(":given-up");
    assertThat(mapping.functionResponseTypesAsStrings()).containsExactly("ReportBatchItemFailures");
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", AttributeValue.fromS(id));
  }

  private static Map<String, AttributeValue> item(String id, String attribute, String value) {
    Map<String, AttributeValue> item = new HashMap<>(key(id));
    item.put(attribute, AttributeValue.fromS(value));
    return item;
  }

  /** One of them says what to do. */
  private void writeTogether(String table, String prefix, int count, int special, String what) {
    List<TransactWriteItem> items =
        IntStream.range(0, count)
            .mapToObj(i -> item(prefix + "-" + i, "do", i == special ? what : ""))
            .map(
                item -> TransactWriteItem.builder().put(p -> p.tableName(table).item(item)).build())
            .toList();
    aws.dynamoDb.transactWriteItems(r -> r.transactItems(items));
  }

  /** The ids of each batch in which that text is. */
  private List<List<String>> batches(String function, String text) {
    return records(function, text)
        .map(batch -> batch.map(it -> it.text("dynamodb", "Keys", "id", "S")).toList())
        .toList();
  }

  private boolean isDone(String function, String id, String bad) {
    return batches(function, id).stream().anyMatch(batch -> !batch.contains(bad));
  }

  private List<Doc> changes(String function, String id) {
    return records(function, id)
        .flatMap(batch -> batch)
        .filter(it -> it.text("dynamodb", "Keys", "id", "S").startsWith(id))
        .toList();
  }

  private Stream<Stream<Doc>> records(String function, String text) {
    return aws.lines(function, "\"" + text + "\"").stream()
        .filter(line -> line.startsWith("{\"Records\""))
        .map(line -> Doc.of(line).list("Records").stream().map(Doc::new));
  }
}
