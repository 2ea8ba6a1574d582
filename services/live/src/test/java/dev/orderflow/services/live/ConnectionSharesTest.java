package dev.orderflow.services.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.kit.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes what from whom: places, time and turns. */
class ConnectionSharesTest {

  private static final String READ = "orders:read";
  private static final String OPERATE = "orders:operate";
  private static final Map<String, String> ALL = Map.of("all", "true");

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aCustomerHasTenConnectionsAndEachThatEndsMakesRoom() {
    for (int i = 0; i < 10; i++) {
      connect("tab-" + i, "C-1");
    }
    assertThat(live.connect("tab-10", live.token("C-1", READ), Map.of())).isEqualTo(429);
    assertThat(live.knows("tab-10")).isFalse();
    connect("other", "C-2");

    live.disconnect("tab-3");
    live.disconnect("tab-3");
    connect("tab-11", "C-1");
    assertThat(live.connect("tab-12", live.token("C-1", READ), Map.of())).isEqualTo(429);

    live.stage.gone.add("tab-4");
    live.pass(Duration.ofSeconds(10));
    live.hear(paid("C-1"));
    connect("tab-13", "C-1");
    assertThat(live.connect("tab-14", live.token("C-1", READ), Map.of())).isEqualTo(429);
  }

  @Test
  void whoNeverSaidGoodbyeHoldsAPlaceUntilTheTokenEnds() {
    for (int i = 0; i < 10; i++) {
      connect("tab-" + i, "C-1");
    }
    live.pass(Duration.ofMinutes(59));
    assertThat(live.connect("next", live.token("C-1", READ), Map.of())).isEqualTo(429);
    live.pass(Duration.ofMinutes(2));
    connect("next", "C-1");
  }

  @Test
  void operatorsHaveTenConnectionsEach() {
    for (int i = 0; i < 10; i++) {
      Map<String, String> query = i % 2 == 0 ? ALL : Map.of();
      String token = live.token("S-1", OPERATE);
      assertThat(live.connect("desk-" + i, token, query)).isEqualTo(200);
    }
    assertThat(live.connect("desk-10", live.token("S-1", OPERATE), ALL)).isEqualTo(429);
    assertThat(live.connect("desk-11", live.token("S-2", OPERATE), ALL)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void ofManyWhoConnectAtOnceTenAreLetIn(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, Integer> wanted = new LinkedHashMap<>();
    wanted.put("C-1", 10 + random.nextInt(20));
    wanted.put("C-2", random.nextInt(10));
    CountDownLatch begin = new CountDownLatch(1);
    Map<String, List<Future<Integer>>> answers = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      wanted.forEach(
          (customerId, count) -> {
            String token = live.token(customerId, READ);
            for (int i = 0; i < count; i++) {
              String id = customerId + "-" + random.nextLong();
              answers
                  .computeIfAbsent(customerId, _ -> new ArrayList<>())
                  .add(
                      threads.submit(
                          () -> {
                            begin.await();
                            return live.connect(id, token, Map.of());
                          }));
            }
          });
      begin.countDown();
    }
    wanted.forEach(
        (customerId, count) ->
            assertThat(answers.getOrDefault(customerId, List.of()))
                .as("seed %d: %s", seed, wanted)
                .extracting(Future::resultNow)
                .filteredOn(status -> status == 200)
                .hasSize(Math.min(10, count)));
  }

  @Test
  void whoHangsHoldsUpNobodyElse() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    for (int i = 0; i < 9; i++) {
      connect("hangs-" + i, "C-1");
      live.stage.hanging.put("hangs-" + i, latch);
    }
    connect("awake", "C-1");
    connect("other", "C-2");
    live.connect("desk", live.token("S-1", OPERATE), ALL);

    CompletableFuture<Boolean> batch =
        CompletableFuture.supplyAsync(() -> live.hear(paid("C-1"), paid("C-1"), paid("C-2")));

    // All the time that the others hang, which ends when these have heard all.
    await().until(() -> live.stage.told("other").size() == 1);
    await().until(() -> live.stage.told("desk").size() == 3);
    assertThat(batch).isNotDone();
    latch.countDown();
    assertThat(batch.get()).as("it is tried again").isFalse();
    assertThat(live.stage.told("awake")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void whoHangsForLongIsCutOffAndGivesItsPlaceBack() {
    CountDownLatch passed = new CountDownLatch(0);
    connect("hangs", "C-1");
    live.stage.hanging.put("hangs", passed);

    assertThat(live.hear(2, paid("C-1"))).isFalse();
    assertThat(live.knows("hangs")).isTrue();
    assertThat(live.hear(3, paid("C-1"))).isTrue();
    assertThat(live.stage.closed).containsExactly("hangs");
    assertThat(live.knows("hangs")).isFalse();
  }

  /** Whatever the batch holds, and whoever is in trouble. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void eachConnectionGetsABatchesMessagesInTheirOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      connect("tab-" + i, "C-" + i % 4);
    }
    live.pass(Duration.ofSeconds(10));
    for (int i = 0; i < 12; i += 1 + random.nextInt(4)) {
      (random.nextBoolean() ? live.stage.slow : live.stage.gone).add("tab-" + i);
    }
    Milestone[] batch =
        random.ints(10, 0, 4).mapToObj(it -> paid("C-" + it)).toArray(Milestone[]::new);
    live.hear(batch);

    for (int i = 0; i < 12; i++) {
      assertThat(live.stage.told("tab-" + i).stream().map(ConnectionSharesTest::number).toList())
          .as("seed %d, tab %d", seed, i)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  private static Integer number(String message) {
    Object id = ((Map<?, ?>) Objects.requireNonNull(Json.parse(message))).get("id");
    return Integer.valueOf(String.valueOf(id).substring("event-".length()));
  }

  private void connect(String connectionId, String customerId) {
    assertThat(live.connect(connectionId, live.token(customerId, READ), Map.of())).isEqualTo(200);
  }

  private static Milestone paid(@Nullable String customerId) {
    OrderView order =
        new OrderView(
            "O-1",
            OrderStatus.PROCESSED,
            PaymentStatus.CAPTURED,
            FulfilmentStatus.RESERVED,
            "customer@example.com",
            null,
            customerId,
            List.of(new Line("MOUSE", null, 1, null)),
            null,
            null,
            null,
            null,
            null);
    return new Milestone(Milestone.Kind.PAID, order);
  }
}
