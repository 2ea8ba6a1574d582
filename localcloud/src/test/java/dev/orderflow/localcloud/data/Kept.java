package dev.orderflow.localcloud.data;

import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.logs.LogGroups;
import dev.orderflow.localcloud.mail.MailClient;
import dev.orderflow.localcloud.mail.Mailbox;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.model.Message;

/** All parts of a data directory, open, as a running local cloud has them. */
final class Kept implements AutoCloseable {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");
  private static final String LOG = "logs/accepted.ndjson";
  private static final CreateTableRequest TABLE =
      CreateTableRequest.builder()
          .tableName("Orders")
          .billingMode(BillingMode.PAY_PER_REQUEST)
          .attributeDefinitions(
              AttributeDefinition.builder()
                  .attributeName("orderId")
                  .attributeType(ScalarAttributeType.S)
                  .build())
          .keySchema(
              KeySchemaElement.builder().attributeName("orderId").keyType(KeyType.HASH).build())
          .build();

  final Path path;
  final TableEngine tables;
  final QueueEngine queues;
  private final DataDirectory data;
  private final QueueEngine inner;
  private final LogGroups logs = new LogGroups(Clock.systemUTC());
  private final Mailbox mailbox;

  private Kept(DataDirectory data) throws IOException {
    this.path = data.path();
    this.data = data;
    tables = TableEngine.inDirectory(data.resolve("tables"), data.owner("tables"));
    tables.ensureTable(TABLE);
    queues = queues("queues.journal");
    inner = queues("private.journal");
    logs.keep("accepted", Optional.of(data.resolve(LOG)), data.owner(LOG));
    mailbox =
        Mailbox.open(
            new MailIdentities(Set.of("shop@example.com")),
            Optional.of(data.resolve("mail")),
            data.owner("mail/index.ndjson"),
            Clock.systemUTC());
    data.keepWhatIsThere();
  }

  private QueueEngine queues(String file) throws IOException {
    QueueEngine engine = QueueEngine.kept(ENDPOINT, data.resolve(file), data.owner(file));
    engine.declare(List.of(QueueSettings.named("orders")));
    return engine;
  }

  /** Holds everything against what was acknowledged, and opens it. */
  static Kept open(Path directory) throws IOException {
    return new Kept(DataCheck.open(directory));
  }

  void put(int from, int to) {
    for (int i = from; i < to; i++) {
      putItem("ORD-" + i);
      send(queues, "message " + i);
      send(inner, "message " + i);
      logs.group("accepted").append("events", "line " + i);
      new MailClient(mailbox)
          .sendEmail(
              r ->
                  r.fromEmailAddress("shop@example.com")
                      .destination(d -> d.toAddresses("zoe@example.com"))
                      .content(
                          c ->
                              c.simple(
                                  m ->
                                      m.subject(s -> s.data("An order"))
                                          .body(b -> b.text(t -> t.data("Thank you"))))));
    }
  }

  void putItem(String id) {
    Map<String, AttributeValue> item =
        Map.of("orderId", AttributeValue.fromS(id), "note", AttributeValue.fromS(id.repeat(200)));
    tables.client().putItem(r -> r.tableName("Orders").item(item));
  }

  private static void send(QueueEngine engine, String body) {
    engine.client().sendMessage(r -> r.queueUrl(engine.queueUrl("orders")).messageBody(body));
  }

  /** What any of the parts says of itself. */
  Optional<String> trouble() {
    return Stream.of(
            tables.trouble(), queues.trouble(), inner.trouble(), logs.trouble(), mailbox.trouble())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What the directory says. */
  Optional<String> room() {
    return data.trouble();
  }

  /** All that is there, by kind. */
  Map<String, Set<String>> contents() throws IOException {
    Map<String, Set<String>> all = new TreeMap<>();
    Set<String> items = new HashSet<>();
    tables
        .client()
        .scanPaginator(r -> r.tableName("Orders"))
        .items()
        .forEach(item -> items.add(String.valueOf(item)));
    all.put("items", items);
    all.put("messages", messages(queues));
    all.put("private messages", messages(inner));
    all.put("lines", new HashSet<>(Files.readAllLines(path.resolve(LOG))));
    Set<String> mails = new HashSet<>();
    try (Stream<Path> files = Files.list(path.resolve("mail"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".eml")).toList()) {
        mails.add(file.getFileName() + Files.readString(file));
      }
    }
    all.put("mails", mails);
    return all;
  }

  private static Set<String> messages(QueueEngine engine) {
    Set<String> bodies = new HashSet<>();
    List<Message> received;
    do {
      received =
          engine
              .client()
              .receiveMessage(
                  r ->
                      r.queueUrl(engine.queueUrl("orders"))
                          .maxNumberOfMessages(10)
                          .visibilityTimeout((int) Duration.ofHours(1).toSeconds()))
              .messages();
      received.forEach(message -> bodies.add(message.body()));
    } while (!received.isEmpty());
    return bodies;
  }

  @Override
  public void close() throws IOException {
    mailbox.close();
    logs.close();
    inner.close();
    queues.close();
    tables.close();
    data.close();
  }
}
