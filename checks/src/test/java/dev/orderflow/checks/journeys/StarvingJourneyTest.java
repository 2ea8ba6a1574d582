package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Customers who take all that they can get, and others beside them. */
class StarvingJourneyTest extends Journey {

  private static final String MOUSE =
      "{\"customerEmail\":\"zoe@example.com\",\"product\":\"Wireless Mouse\",\"quantity\":1}";

  private final HttpClient http = HttpClient.newHttpClient();

  StarvingJourneyTest() {
    super(
        Settings.inMemory(
            List.of(
                Path.of("../orders/template.yaml"),
                Path.of("../api/template.yaml"),
                Path.of("../services/live/template.yaml"))));
  }

  @AfterAll
  void hangUp() {
    http.shutdownNow();
  }

  @Test
  void readsOfOneCustomerThatWaitLeaveRoomForAllOthers() throws Exception {
    ApiClient greedy = customer("C-greedy");
    String place = processed(greedy);
    Queue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        var _ = threads.submit(() -> answers.add(greedy.get(place + "?wait=20")));
      }
      AwsClients.awaitTrue("most are refused", () -> of(429, answers).size() >= 50);
      assertThat(of(429, answers))
          .allSatisfy(it -> assertThat(it.headers().firstValueAsLong("retry-after")).isPresent())
          .allSatisfy(it -> assertThat(it.body()).contains("too-many-waiting"));
      assertThat(greedy.get(place).statusCode()).isEqualTo(200);
      ApiClient zoe = customer("C-zoe");
      assertThat(zoe.get(processed(zoe) + "?wait=1").statusCode()).isEqualTo(200);

      // What they wait for.
      assertThat(greedy.send("POST", place + "/cancel", "").statusCode()).isEqualTo(202);
    }
    assertThat(of(200, answers)).hasSize(60 - of(429, answers).size()).isNotEmpty();
    assertThat(greedy.get(place + "?wait=1").statusCode()).as("all is given back").isEqualTo(200);
  }

  @Test
  void oneCustomersSocketsLeaveRoomForThoseOfOthers() throws Exception {
    String greedy = token("C-greedy");
    List<WebSocket> open = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Integer>> attempts = Collections.nCopies(40, () -> connect(greedy, open));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(attempts))
          .extracting(Future::resultNow)
          .containsOnly(101, 429)
          .filteredOn(status -> status == 101)
          .hasSize(10);
    }
    assertThat(connect(token("C-zoe"), open)).isEqualTo(101);
    assertThat(connect(greedy, open)).isEqualTo(429);

    open.getFirst().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    AwsClients.awaitTrue("there is room again", () -> connect(greedy, open) == 101);
    open.forEach(WebSocket::abort);
  }

  private static List<HttpResponse<String>> of(int status, Queue<HttpResponse<String>> answers) {
    return answers.stream().filter(it -> it.statusCode() == status).toList();
  }

  /** The handshake's status. */
  private int connect(String token, List<WebSocket> open) {
    URI address = URI.create("ws://" + cloud.api().getAuthority() + "/live?token=" + token);
    try {
      open.add(http.newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {}).join());
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  /** Where an order of theirs is that nothing more becomes of by itself. */
  private static String processed(ApiClient customer) throws IOException, InterruptedException {
    String place = customer.submit("k", MOUSE).headers().firstValue("location").orElseThrow();
    AwsClients.awaitTrue("processed", () -> isProcessed(customer, place));
    return place;
  }

  private static boolean isProcessed(ApiClient customer, String place) {
    try {
      return ApiClient.text(customer.get(place).body(), "status").equals("PROCESSED");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ApiClient customer(String subject) throws IOException, InterruptedException {
    return ApiClient.of(http, cloud.api(), subject, "orders:read orders:write");
  }

  private String token(String subject) throws IOException, InterruptedException {
    return customer(subject).authorization().substring("Bearer ".length());
  }
}
