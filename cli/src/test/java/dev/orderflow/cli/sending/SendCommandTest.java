package dev.orderflow.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SendCommandTest {

  @TempDir private Path directory = Path.of(".");

  @Test
  void publishesEveryLineAsOrderCreatedInFullBatches() throws IOException {
    try (StubBus bus = StubBus.healthy()) {
      Path file = Files.writeString(directory.resolve("orders.ndjson"), orders(1, 25));
      Run run = Run.of("send", file.toString(), "--endpoint-url", bus.url(), "--bus", "shop");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("published 25 orders in ");
      assertThat(run.err()).isEmpty();
      assertThat(bus.details()).containsExactlyInAnyOrderElementsOf(orders(1, 25).lines().toList());
      assertThat(bus.requests).allSatisfy(r -> assertThat(r).hasSizeLessThanOrEqualTo(10));
      assertThat(bus.accepted)
          .allSatisfy(
              entry ->
                  assertThat(entry)
                      .containsEntry("Source", "ecommerce.orders")
                      .containsEntry("DetailType", "Order Created")
                      .containsEntry("EventBusName", "shop"));
    }
  }

  @Test
  void triesFailedEntriesAgainAndOnlyThose() {
    Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    try (StubBus bus =
        new StubBus(d -> d.contains("ORD-3\"") && failedOnce.add(d) ? "ThrottlingException" : "")) {
      Run run = send(bus, orders(1, 10), "--json");

      assertThat(run.exitCode()).isZero();
      assertThat(run.json()).containsEntry("published", 10L).containsEntry("retried", 1L);
      assertThat(bus.details()).doesNotHaveDuplicates().hasSize(10);
      assertThat(bus.requests).last().isEqualTo(List.of(order(3)));
    }
  }

  @Test
  void listsWhatTheBusRefusesForGood() {
    try (StubBus bus = new StubBus(d -> d.contains("ORD-4\"") ? "MalformedDetail" : "")) {
      Run run = send(bus, orders(1, 12));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).isEqualTo("line 4: MalformedDetail: on purpose\n");
      assertThat(run.out()).contains("published 11 orders", "1 line not published");
      assertThat(bus.requests).hasSize(2);

      assertThat(send(bus, orders(1, 12), "--json").json())
          .containsEntry(
              "failures",
              List.of(Map.of("line", 4L, "code", "MalformedDetail", "message", "on purpose")))
          .containsEntry("failuresNotListed", 0L);
    }
  }

  @Test
  void reportsLinesThatAreNoObjectsAndSendsTheRest() {
    String lines =
        "\uFEFF%s\n\n[1]\n{\"a\":\n   \n\"text\"\n{\"a\":1} {\"b\":2}\n%s"
            .formatted(order(1), order(2));
    try (StubBus bus = StubBus.healthy()) {
      Run run = send(bus, lines);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines())
          .extracting(l -> l.split(": ", 3)[0] + " " + l.split(": ", 3)[1])
          .containsExactly(
              "line 3 NotAnObject", "line 4 NotJson", "line 6 NotAnObject", "line 7 NotJson");
      assertThat(bus.details()).containsExactly(order(1), order(2));
    }
  }

  @Test
  void passesTextOfAnyScriptUnchanged() {
    String line = "{\"orderId\":\"ORD-1\",\"note\":\"注文 👩‍💻 заказ \\u00e9 é\"}";
    try (StubBus bus = StubBus.healthy()) {
      assertThat(send(bus, line).exitCode()).isZero();
      assertThat(bus.details()).containsExactly(line);
    }
  }

  @Test
  void keepsRequestsWithin256KilobytesAndRefusesLargerLines() {
    String large = "{\"orderId\":\"L\",\"note\":\"%s\"}".formatted("x".repeat(100_000));
    int room = OrderLines.MOST_BYTES - "ecommerce.ordersOrder Created{\"note\":\"\"}".length();
    String largest = "{\"note\":\"%s\"}".formatted("é".repeat(room / 2) + "x".repeat(room % 2));
    String tooLarge = largest.replaceFirst("é", "éx");
    try (StubBus bus = StubBus.healthy()) {
      Run run = send(bus, String.join("\n", large, large, large, largest, tooLarge));
      assertThat(run.err()).isEqualTo("line 5: TooLarge: the event is larger than 256 KB\n");
      assertThat(bus.requests).extracting(List::size).containsExactlyInAnyOrder(2, 1, 1);
    }
  }

  @Test
  void keepsNoMoreOfAnEndlessLineThanItMustTo() {
    InputStream endless = new Repeated("{\"a\":\"" + "x".repeat(4096), 600_000_000L);
    try (StubBus bus = StubBus.healthy()) {
      Run run = Run.in().stdin(endless).run("send", "-", "--endpoint-url", bus.url());
      assertThat(run.err()).startsWith("line 1: TooLarge");
    }
  }

  @Test
  void saysWhenNobodyIsThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + free;
    Run run = Run.in().stdin(orders(1, 100)).run("send", "-", "--endpoint-url", url);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("orderflow: no local cloud at " + url + ": start one with ./orderflow up")
        .hasLineCount(1);
  }

  @Test
  void endsWithOneLineWhereAccessIsDeniedFromTheStart() {
    try (StubBus bus = new StubBus(_ -> "HTTP 400")) {
      Run run = send(bus, orders(1, 30));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines()).singleElement().asString().contains("answered");
    }
  }

  @Test
  void outlivesABusThatStumbles() {
    AtomicInteger stumbles = new AtomicInteger();
    try (StubBus bus =
        new StubBus(
            d -> d.contains("ORD-15\"") && stumbles.incrementAndGet() <= 4 ? "HTTP 503" : "")) {
      Run run = send(bus, orders(1, 20));
      assertThat(run.exitCode()).isZero();
      assertThat(Set.copyOf(bus.details())).hasSize(20);
    }
  }

  @Test
  void stopsWhereTheSystemIsGoneAndSaysWhatIsLeft() {
    AtomicReference<StubBus> closing = new AtomicReference<>();
    AtomicInteger seen = new AtomicInteger();
    try (StubBus bus =
        new StubBus(
            _ -> {
              if (seen.incrementAndGet() == 200) {
                CompletableFuture.runAsync(() -> closing.get().close());
              }
              return "";
            })) {
      closing.set(bus);
      Run run = send(bus, orders(1, 5000), "--json");
      assertThat(run.exitCode()).isEqualTo(1);
      long published = run.number("published");
      long failed = run.number("failed");
      Object unsentFrom = run.json().get("unsentFromLine");
      assertThat(run.json().get("stopped")).asString().contains("no local cloud at");
      assertThat(unsentFrom).isEqualTo(published + failed + 1);
    }
  }

  @Test
  void sendsWhatTricklesInWithoutWaitingForMore() throws IOException {
    try (StubBus bus = StubBus.healthy();
        PipedOutputStream producer = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(producer)) {
      var run =
          CompletableFuture.supplyAsync(
              () -> Run.in().stdin(in).run("send", "-", "--endpoint-url", bus.url()));
      producer.write((order(1) + "\n").getBytes(StandardCharsets.UTF_8));
      producer.flush();
      await().until(() -> bus.details().equals(List.of(order(1))));
      producer.close();
      assertThat(run.join().exitCode()).isZero();
    }
  }

  @Test
  void stopsOnCtrlCWithTheSummarySoFar() throws IOException {
    AtomicReference<Runnable> ctrlC = new AtomicReference<>();
    try (StubBus bus = StubBus.healthy();
        PipedOutputStream producer = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(producer)) {
      var surroundings =
          Run.in()
              .stdin(in)
              .interrupts(
                  stop -> {
                    ctrlC.set(stop);
                    return () -> {};
                  });
      var run =
          CompletableFuture.supplyAsync(
              () -> surroundings.run("send", "-", "--endpoint-url", bus.url()));
      producer.write((orders(1, 3) + "\n").getBytes(StandardCharsets.UTF_8));
      producer.flush();
      await().until(() -> bus.details().size() == 3);
      ctrlC.get().run();
      assertThat(run.join().exitCode()).isEqualTo(130);
      assertThat(run.join().out()).contains("published 3 orders", "interrupted");
    }
  }

  @Test
  void drawsABarOnlyOnATerminal() throws IOException {
    Path file = Files.writeString(directory.resolve("orders.ndjson"), orders(1, 25));
    try (StubBus bus = StubBus.healthy()) {
      Run run = Run.in().terminal().run("send", file.toString(), "--endpoint-url", bus.url());
      assertThat(run.err()).contains("send", "100%");
      assertThat(run.out()).startsWith("published 25 orders");
    }
  }

  @Test
  void refusesBadInput() {
    for (String[] args :
        new String[][] {
          {"send"}, {"send", "/no/such/file"}, {"send", "-", "--rate", "0"}, {"send", "/tmp"}
        }) {
      Run run = Run.of(args);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  private static Run send(StubBus bus, String lines, String... options) {
    List<String> args = new ArrayList<>(List.of("send", "-", "--endpoint-url", bus.url()));
    args.addAll(List.of(options));
    return Run.in().stdin(lines).run(args.toArray(String[]::new));
  }

  private static String orders(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(SendCommandTest::order)
        .collect(Collectors.joining("\n"));
  }

  private static String order(int number) {
    return "{\"orderId\":\"ORD-%d\",\"quantity\":1}".formatted(number);
  }

  /** So many bytes of a text over and over, without ever holding them. */
  private static final class Repeated extends InputStream {

    private final byte[] text;
    private long left;

    Repeated(String text, long length) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
      this.left = length;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int some = (int) Math.min(left, Math.min(length, text.length));
      System.arraycopy(text, 0, bytes, offset, some);
      left -= some;
      return some == 0 ? -1 : some;
    }
  }
}
