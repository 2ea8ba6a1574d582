package dev.orderflow.localcloud.dynamodb;

import static dev.orderflow.localcloud.dynamodb.Tables.key;
import static dev.orderflow.localcloud.dynamodb.Tables.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What a table does for its clients, however they reach it. */
abstract class TablesContract {

  final TableEngine engine = TableEngine.inMemory();

  abstract DynamoDbClient client();

  abstract DynamoDbStreamsClient streams();

  @BeforeEach
  void createTable() {
    engine.ensureTable(Tables.ORDERS);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void storesOnceAndShowsTheSecondWriterWhatIsThere() {
    client().putItem(order("ORD-1", "first"));

    var refused =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () -> client().putItem(order("ORD-1", "second")));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ConditionalCheckFailedException");
    assertThat(refused.item()).containsEntry("writer", AttributeValue.fromS("first"));
    assertThat(stored("ORD-1")).containsEntry("writer", AttributeValue.fromS("first"));
  }

  @Test
  void letsExactlyOneOfManyRacersWin() throws Exception {
    List<Callable<Boolean>> racers =
        IntStream.range(0, 16)
            .mapToObj(i -> (Callable<Boolean>) () -> wins("ORD-2", "w" + i))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(racers)).extracting(Future::resultNow).containsOnlyOnce(true);
    }
  }

  private boolean wins(String id, String writer) {
    try {
      client().putItem(order(id, writer));
      return true;
    } catch (ConditionalCheckFailedException e) {
      assertThat(e.item()).containsKey("writer");
      return false;
    }
  }

  @Test
  void keepsEveryKindOfValue() {
    Map<String, AttributeValue> item =
        Map.of(
            "orderId", AttributeValue.fromS("注文-🛒"),
            "number", AttributeValue.fromN(new BigDecimal("12345678901234567890.5").toString()),
            "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")),
            "yes", AttributeValue.fromBool(true),
            "nothing", AttributeValue.fromNul(true),
            "strings", AttributeValue.fromSs(List.of("a", "b")),
            "emptyList", AttributeValue.fromL(List.of()),
            "emptyMap", AttributeValue.fromM(Map.of()),
            "lines",
                AttributeValue.fromL(
                    List.of(AttributeValue.fromM(Map.of("sku", AttributeValue.fromS(""))))));

    client().putItem(request -> request.tableName("Orders").item(item));

    var stored = client().getItem(request -> request.tableName("Orders").key(key("注文-🛒")));
    assertThat(stored.item()).isEqualTo(item);
    var missing = client().getItem(request -> request.tableName("Orders").key(key("no")));
    assertThat(missing.hasItem()).isFalse();
  }

  @Test
  void pages() {
    IntStream.range(0, 25).forEach(i -> client().putItem(order("ORD-" + i, "me")));

    var pages = client().scanPaginator(request -> request.tableName("Orders").limit(10));

    assertThat(pages.stream().map(page -> page.count())).containsExactly(10, 10, 5);
    assertThat(pages.items()).hasSize(25);
  }

  /** The engine would take the whole table into memory for each page. */
  @Test
  void pagesByItselfWhatHasNoLimit() {
    int orders = Pages.LONGEST + 5;
    IntStream.range(0, orders).forEach(i -> client().putItem(order("ORD-" + i, "me")));

    var pages = client().scanPaginator(request -> request.tableName("Orders").select("COUNT"));

    assertThat(pages.stream().map(page -> page.count())).containsExactly(Pages.LONGEST, 5);
  }

  @Test
  void cancelsATransactionWhole() {
    client().putItem(order("taken", "first"));

    var cancelled =
        catchThrowableOfType(
            TransactionCanceledException.class,
            () -> client().transactWriteItems(r -> r.transactItems(put("free"), put("taken"))));

    assertThat(cancelled.cancellationReasons())
        .extracting(reason -> reason.code())
        .containsExactly("None", "ConditionalCheckFailed");
    assertThat(cancelled.cancellationReasons().getLast().item()).containsKey("writer");
    assertThat(client().getItem(r -> r.tableName("Orders").key(key("free"))).hasItem()).isFalse();
  }

  @Test
  void keepsTransactionsAndSingleWritesApart() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "T" + i;
      writers.add(() -> stores(id));
      writers.add(() -> commits(id, id + "-other"));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(writers)).extracting(Future::resultNow).contains(true);
    }
    for (int i = 0; i < 20; i++) {
      boolean byTransaction = !stored("T" + i).containsKey("writer");
      assertThat(stored("T" + i + "-other").isEmpty()).isNotEqualTo(byTransaction);
    }
  }

  private boolean stores(String id) {
    try {
      client().putItem(order(id, "single"));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private boolean commits(String... ids) {
    try {
      client().transactWriteItems(r -> r.transactItems(put(ids[0]), put(ids[1])));
      return true;
    } catch (TransactionCanceledException e) {
      return false;
    }
  }

  private static TransactWriteItem put(String id) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName("Orders")
                    .item(key(id))
                    .conditionExpression("attribute_not_exists(orderId)")
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  @Test
  void tellsErrorsApart() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> client().getItem(r -> r.tableName("Missing").key(key("1"))));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> client().putItem(r -> r.tableName("Orders").item(Map.of())))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void describesAndWaits() {
    var table = client().describeTable(request -> request.tableName("Orders")).table();

    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.creationDateTime()).isNotNull();
    assertThat(client().listTables().tableNames()).containsExactly("Orders");
    assertThat(client().listTablesPaginator().tableNames()).containsExactly("Orders");
    client().waiter().waitUntilTableExists(request -> request.tableName("Orders"));
  }

  @Test
  void speaksPartiql() {
    client().putItem(order("ORD-3", "me"));

    var found =
        client()
            .executeStatement(
                r -> r.statement("SELECT writer FROM \"Orders\" WHERE orderId='ORD-3'"));

    assertThat(found.items()).containsExactly(Map.of("writer", AttributeValue.fromS("me")));
  }

  @Test
  void streamsChangesInOrder() {
    engine.ensureTable(
        Tables.keyedBy("orderId")
            .tableName("Watched")
            .streamSpecification(
                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
            .build());
    List.of("1", "2", "3")
        .forEach(id -> client().putItem(r -> r.tableName("Watched").item(key(id))));

    assertThat(records("Watched"))
        .extracting(record -> record.dynamodb().newImage())
        .containsExactly(key("1"), key("2"), key("3"));
  }

  private List<Record> records(String table) {
    String arn = streams().listStreams(r -> r.tableName(table)).streams().getFirst().streamArn();
    String shard =
        streams()
            .describeStream(r -> r.streamArn(arn))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
    String iterator =
        streams()
            .getShardIterator(
                r ->
                    r.streamArn(arn)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return streams().getRecords(r -> r.shardIterator(iterator)).records();
  }

  private Map<String, AttributeValue> stored(String id) {
    return client().getItem(r -> r.tableName("Orders").key(key(id)).consistentRead(true)).item();
  }
}
