package dev.orderflow.localcloud;

import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.dynamodb.TableStream;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.lambda.KeptPositions;
import dev.orderflow.localcloud.lambda.Lambda;
import dev.orderflow.localcloud.lambda.StreamPositions;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
    TableEngine tables, QueueEngine queues, QueueEngine privateQueues, Optional<Path> data)
    implements Lambda.Queues, Lambda.Streams, AutoCloseable {

  /** Starts them side by side, since each takes its time. */
  static Engines start(URI endpoint, Optional<Path> data, int speed) {
    data.ifPresent(Engines::requireWritable);
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

  private static QueueEngine queues(URI endpoint, Optional<Path> data, String file, int speed) {
    return open(
        data,
        file,
        () -> QueueEngine.inMemory(endpoint, speed),
        path -> QueueEngine.kept(endpoint, path));
  }

  private interface Opening<E> {
    E at(Path path) throws IOException;
  }

  private static <E> E open(
      Optional<Path> data, String name, Supplier<E> inMemory, Opening<E> kept) {
    if (data.isEmpty()) {
      return inMemory.get();
    }
    Path path = data.get().resolve(name);
    try {
      return kept.at(path);
    } catch (IOException e) {
      throw new BootException("cannot keep data in " + path + ": " + e.getMessage(), e);
    }
  }

  private static void requireWritable(Path data) {
    try {
      DataDirectory.open(data);
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

  @Override
  public StreamPositions positions(String id) {
    return data.<StreamPositions>map(it -> new KeptPositions(it.resolve("stream-" + id + ".json")))
        .orElseGet(StreamPositions::inMemory);
  }

  /** Where the lines of a log group are kept; empty if nothing is. */
  Optional<Path> logFile(String group) {
    return data.map(it -> it.resolve("logs").resolve(group.replace('/', '_') + ".ndjson"));
  }

  @Override
  public void close() {
    privateQueues.close();
    queues.close();
    tables.close();
  }
}
