package dev.orderflow.localcloud;

import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.bus.OpenDeliveries;
import dev.orderflow.localcloud.data.DataCheck;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.dynamodb.TableStream;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.lambda.KeptPositions;
import dev.orderflow.localcloud.lambda.Lambda;
import dev.orderflow.localcloud.lambda.StreamPositions;
import dev.orderflow.localcloud.logs.LogGroups;
import dev.orderflow.localcloud.mail.Mailbox;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The engines: tables, the queues of the templates, and private queues for what is on its way
 * between services, which no client sees.
 */
record Engines(
    TableEngine tables, QueueEngine queues, QueueEngine privateQueues, Optional<DataDirectory> data)
    implements Lambda.Queues, Lambda.Streams, AutoCloseable {

  private static final String OPEN_DELIVERIES = "bus.ndjson";

  /** Starts them side by side, since each takes its time. */
  static Engines start(URI endpoint, Optional<DataDirectory> data, int speed) {
    var tables =
        CompletableFuture.supplyAsync(
            () -> open(data, "tables", TableEngine::inMemory, TableEngine::inDirectory));
    var queues =
        CompletableFuture.supplyAsync(() -> queues(endpoint, data, "queues.journal", speed));
    var inner =
        CompletableFuture.supplyAsync(() -> queues(endpoint, data, "private.journal", speed));
    try {
      return new Engines(tables.join(), queues.join(), inner.join(), data);
    } catch (CompletionException e) {
      throw e.getCause() instanceof BootException cause ? cause : new BootException(e);
    }
  }

  private static QueueEngine queues(
      URI endpoint, Optional<DataDirectory> data, String file, int speed) {
    return open(
        data,
        file,
        () -> QueueEngine.inMemory(endpoint, speed),
        (path, owner) -> QueueEngine.kept(endpoint, path, owner));
  }

  private interface Opening<E> {
    E at(Path path, long owner) throws IOException;
  }

  private static <E> E open(
      Optional<DataDirectory> data, String name, Supplier<E> inMemory, Opening<E> kept) {
    if (data.isEmpty()) {
      return inMemory.get();
    }
    Path path = data.get().resolve(name);
    try {
      return kept.at(path, data.get().owner(name));
    } catch (IOException e) {
      throw new BootException("cannot keep data in " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * The data directory, with all that was acknowledged in it.
   *
   * @throws BootException if it cannot be used, or something is damaged or missing
   */
  static DataDirectory directory(Path data) {
    try {
      return DataCheck.open(data);
    } catch (DamageException e) {
      throw new BootException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new BootException("cannot write to the data directory " + data + ": " + e, e);
    }
  }

  @Override
  public SqsClient client() {
    return queues.client();
  }

  @Override
  public String url(String arn) {
    return queues.queueUrl(arn.substring(arn.lastIndexOf(':') + 1));
  }

  @Override
  public SqsClient privateClient() {
    return privateQueues.client();
  }

  @Override
  public String privateQueue(String name, Duration visibilityTimeout) {
    privateQueues.declare(
        List.of(
            new QueueSettings(
                name, visibilityTimeout, Duration.ofDays(14), Duration.ZERO, Duration.ZERO, null)));
    return privateQueues.queueUrl(name);
  }

  @Override
  public TableStream stream(String table) {
    return tables.stream(table);
  }

  static String positionsFile(String id) {
    return "stream-" + id + ".json";
  }

  @Override
  public StreamPositions positions(String id) {
    return data.<StreamPositions>map(it -> new KeptPositions(it.resolve(positionsFile(id))))
        .orElseGet(StreamPositions::inMemory);
  }

  /** Makes a log group that is kept, where anything is. */
  void keep(LogGroups logs, String group) {
    String file = "logs/" + group.replace('/', '_') + ".ndjson";
    logs.keep(group, data.map(it -> it.resolve(file)), data.map(it -> it.owner(file)).orElse(0L));
  }

  /** Of the bus. */
  OpenDeliveries openDeliveries() {
    return open(data, OPEN_DELIVERIES, OpenDeliveries::inMemory, OpenDeliveries::kept);
  }

  /** Takes mail, and keeps it where anything is. */
  Mailbox mailbox(MailIdentities identities) {
    return Mailbox.open(
        identities,
        data.map(it -> it.resolve("mail")),
        data.map(it -> it.owner("mail/index.ndjson")).orElse(0L),
        Clock.systemUTC());
  }

  @Override
  public void close() {
    privateQueues.close();
    queues.close();
    tables.close();
  }
}
