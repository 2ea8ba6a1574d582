package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.Run;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Router;
import dev.orderflow.localcloud.sqs.QueueEngine;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Real queues; a Lambda and a bus that only remember what came, and refuse on demand. */
final class StubSystem implements AutoCloseable {

  /** What functions were invoked with, as {@code path payload}. */
  final Queue<String> invocations = new ConcurrentLinkedQueue<>();

  /** What was published. */
  final Queue<String> published = new ConcurrentLinkedQueue<>();

  /** Functions that are not there. */
  final Set<String> gone = ConcurrentHashMap.newKeySet();

  private final Endpoint endpoint = Endpoint.bind(0);
  private final QueueEngine engine = QueueEngine.inMemory(endpoint.url());
  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(endpoint.url())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  StubSystem() {
    endpoint.serve(
        new Router(
            Map.of(
                AwsService.SQS, this::queues,
                AwsService.LAMBDA, this::invoke,
                AwsService.EVENTS, this::publish)),
        new Callers());
  }

  SqsClient sqs() {
    return sqs;
  }

  Run run(String... args) {
    return run(Run.in(), args);
  }

  Run run(Run.Surroundings in, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint-url", endpoint.url().toString()));
    return in.run(all.toArray(String[]::new));
  }

  /**
   * Redrives as soon as all have begun who wait at the barrier.
   *
   * @return how many letters it moved
   */
  long redrive(String queue, CyclicBarrier begun) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            Map.of(), InputStream.nullInputStream(), printed, printed, false, false, _ -> () -> {});
    AtomicReference<@Nullable Instant> start = new AtomicReference<>();
    InstantSource clock =
        () -> {
          Instant now = Instant.now();
          if (start.compareAndSet(null, now)) {
            meet(begun);
          }
          return now;
        };
    String endpointUrl = endpoint.url().toString();
    DlqCommand.of(shell, clock)
        .execute("redrive", queue, "--json", "--wait", "0", "--endpoint-url", endpointUrl);
    return Json.parse(out.toString(StandardCharsets.UTF_8)) instanceof Map<?, ?> json
            && json.get("moved") instanceof Long moved
        ? moved
        : -1;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sqs.close();
    endpoint.close();
    engine.close();
  }

  private Response queues(Request request) throws Exception {
    return engine.http().handle(request);
  }

  private Response invoke(Request request) {
    if (gone.stream().anyMatch(request.path()::contains)) {
      throw new AwsError("ResourceNotFoundException", 404, "Function not found");
    }
    invocations.add(request.path() + " " + new String(request.body(), StandardCharsets.UTF_8));
    return new Response(202, Map.of(), new byte[0]);
  }

  private Response publish(Request request) {
    published.add(new String(request.body(), StandardCharsets.UTF_8));
    String answer =
        Json.write(Map.of("FailedEntryCount", 0L, "Entries", List.of(Map.of("EventId", "1"))));
    return new Response(
        200,
        Map.of("Content-Type", "application/x-amz-json-1.1"),
        answer.getBytes(StandardCharsets.UTF_8));
  }
}
