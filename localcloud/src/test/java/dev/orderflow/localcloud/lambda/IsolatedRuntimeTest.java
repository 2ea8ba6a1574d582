package dev.orderflow.localcloud.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.lambda.functions.Echo;
import dev.orderflow.localcloud.lambda.functions.Exits;
import dev.orderflow.localcloud.lambda.functions.FailsToStart;
import dev.orderflow.localcloud.lambda.functions.Hangs;
import dev.orderflow.localcloud.lambda.functions.Prints;
import dev.orderflow.localcloud.lambda.functions.ShowsEnvironment;
import dev.orderflow.localcloud.lambda.functions.Throws;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedRuntimeTest {

  private static final String ID = "8f3c2a10-0000-4000-8000-000000000001";
  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  @TempDir static Path directory;
  private static Path jar;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<IsolatedRuntime> runtimes = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void packFunctions() {
    jar = TestFunctions.packedIn(directory);
  }

  @AfterEach
  void closeAll() {
    runtimes.forEach(IsolatedRuntime::close);
  }

  @Test
  void answersWithWhatTheFunctionReturns() {
    assertThat(text(runtime(Echo.class).invoke(event("{\"a\":\"ü\"}")))).isEqualTo("{\"a\":\"ü\"}");
  }

  @Test
  void carriesTheLargestPayload() {
    String large = "\"" + "x".repeat(6 * 1024 * 1024 - 2) + "\"";
    assertThat(text(runtime(Echo.class).invoke(event(large)))).isEqualTo(large);
  }

  @Test
  void reusesAnEnvironment() {
    IsolatedRuntime runtime = runtime(Hangs.class);
    String first = text(runtime.invoke(event("1")));
    assertThat(text(runtime.invoke(event("2")))).isEqualTo(first);
  }

  @Test
  void startsAnEnvironmentPerCallAtOnce() {
    IsolatedRuntime runtime = runtime(Hangs.class);
    var hanging = CompletableFuture.supplyAsync(() -> runtime.invoke(event("\"hang\"")));
    await().until(() -> runtime.environments() == 1);
    assertThat(runtime.invoke(event("1"))).isInstanceOf(Outcome.Succeeded.class);
    assertThat(hanging).isNotDone();
    assertThat(runtime.environments()).isEqualTo(2);
    runtime.close();
    assertThat(hanging.join()).isEqualTo(crash("Runtime exited with error: signal: killed"));
  }

  @Test
  void passesOnWhatTheFunctionThrows() {
    assertThat(runtime(Throws.class).invoke(event("1")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("java.lang.IllegalArgumentException");
              assertThat(failed.errorMessage()).isEqualTo("no such order");
              assertThat(new String(failed.errorPayload(), UTF_8))
                  .contains("\"errorMessage\":\"no such order\"", "\"stackTrace\":[");
            });
  }

  @Test
  void killsAFunctionAtItsDeadlineAndStartsAnew() {
    IsolatedRuntime runtime = runtime(Hangs.class, Duration.ofSeconds(2), Duration.ofMinutes(5));
    String before = text(runtime.invoke(event("1")));
    assertThat(runtime.invoke(event("\"hang\"")))
        .isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(2)));
    assertThat(log)
        .contains("about to hang")
        .anyMatch(line -> line.endsWith(ID + " Task timed out after 2.00 seconds"))
        .anyMatch(line -> line.startsWith("REPORT") && line.endsWith("\tStatus: timeout"));
    // at once, while the process that was killed may yet be there
    assertThat(text(runtime.invoke(event("1")))).isNotEqualTo(before);
    await().until(() -> ProcessHandle.of(Long.parseLong(before)).isEmpty());
  }

  @Test
  void explainsWhyAFunctionLooksForAwsItself() {
    runtime(Throws.class).invoke(event("\"sqs.us-east-1.amazonaws.com\""));
    assertThat(log).anyMatch(line -> line.contains("AWS_ENDPOINT_URL from 2.28 on"));
  }

  @Test
  void saysHowAFunctionLeft() {
    IsolatedRuntime runtime = runtime(Exits.class);
    assertThat(runtime.invoke(event("3")))
        .isEqualTo(crash("Runtime exited with error: exit status 3"));
    assertThat(runtime.invoke(event("0")))
        .isEqualTo(crash("Runtime exited without providing a reason"));
    assertThat(runtime.invoke(event("137")))
        .isEqualTo(crash("Runtime exited with error: signal: killed"));
    assertThat(log)
        .contains("leaving with 3", "leaving with 0", "leaving with 137")
        .anyMatch(line -> line.endsWith("\tStatus: error\tError Type: Runtime.ExitError"));
  }

  @Test
  void passesOnWhyAFunctionCannotStart() {
    assertThat(runtime(FailsToStart.class).invoke(event("1")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
              assertThat(failed.errorMessage()).isEqualTo("environment variable TABLE is not set");
            });
  }

  @Test
  void logsLikeLambda() {
    runtime(Prints.class).invoke(event("1"));
    assertThat(log.subList(0, log.size() - 1))
        .containsExactly(
            "INIT_START Runtime Version: java:25",
            "being built",
            "START RequestId: " + ID + " Version: $LATEST",
            "one 注文 📦",
            "two",
            "three",
            "four, unended",
            "END RequestId: " + ID);
    assertThat(log.getLast())
        .matches(
            "REPORT RequestId: "
                + ID
                + "\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms\tMemory Size: 256 MB"
                + "\tMax Memory Used: [1-9][0-9]* MB\tInit Duration: [0-9.]+ ms");
  }

  @Test
  void givesTheFunctionLambdasEnvironmentAndNoMore() {
    List<String> variables =
        text(runtime(ShowsEnvironment.class).invoke(event("1"))).lines().toList();
    assertThat(variables)
        .contains(
            "TABLE=Orders",
            "AWS_REGION=us-east-1",
            "AWS_ENDPOINT_URL=http://127.0.0.1:4566",
            "AWS_ACCESS_KEY_ID=LKIATESTFUNCTION",
            "AWS_LAMBDA_FUNCTION_NAME=test-function",
            "_HANDLER=" + ShowsEnvironment.class.getName(),
            "TZ=:UTC")
        .noneMatch(line -> line.startsWith("DDB_LOCAL_TELEMETRY="));
    assertThat(variables).noneMatch(line -> line.startsWith("HOME="));
  }

  @Test
  void endsAnEnvironmentThatIsIdleForLong() {
    IsolatedRuntime runtime = runtime(Echo.class, Duration.ofSeconds(20), Duration.ofMillis(20));
    runtime.invoke(event("1"));
    await().until(() -> runtime.environments() == 0);
  }

  @Test
  void makesAnAotCacheAtItsFirstUse() {
    Path cache = directory.resolve("trained");
    try (var runtime =
        new IsolatedRuntime(
            TestFunctions.settings(Echo.class, jar),
            ENDPOINT,
            (function, request, text) -> log.add(text),
            new Cache(cache),
            Duration.ofMinutes(5),
            true)) {
      runtime.invoke(event("1"));
      await().atMost(Duration.ofMinutes(1)).until(() -> !named(cache, ".aot").isEmpty());
    }
  }

  @Test
  void leavesNoProcessBehind() {
    IsolatedRuntime runtime = runtime(Hangs.class);
    long pid = Long.parseLong(text(runtime.invoke(event("1"))));
    runtime.close();
    await().until(() -> ProcessHandle.of(pid).isEmpty());
    assertThat(runtime.invoke(event("1"))).isInstanceOf(Outcome.Crashed.class);
  }

  private IsolatedRuntime runtime(Class<?> handler) {
    return runtime(handler, Duration.ofSeconds(20), Duration.ofMinutes(5));
  }

  private IsolatedRuntime runtime(Class<?> handler, Duration timeout, Duration idleLimit) {
    FunctionSettings whole = TestFunctions.settings(handler, jar);
    FunctionSettings settings =
        new FunctionSettings(
            whole.name(),
            whole.handler(),
            whole.code(),
            whole.alias(),
            whole.variables(),
            timeout,
            whole.memoryMegabytes(),
            whole.logGroup(),
            whole.accessKeyId());
    var runtime =
        new IsolatedRuntime(
            settings,
            ENDPOINT,
            (function, request, text) -> log.add(text),
            new Cache(directory.resolve("cache")),
            idleLimit,
            false);
    runtimes.add(runtime);
    return runtime;
  }

  private static List<Path> named(Path directory, String end) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  private static Invocation event(String json) {
    return new Invocation(
        ID, json.getBytes(UTF_8), "Root=1-00000000-000000000000000000000000", null);
  }

  private static String text(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    return new String(((Outcome.Succeeded) outcome).payload(), UTF_8);
  }

  private static Outcome crash(String reason) {
    return new Outcome.Crashed("RequestId: " + ID + " Error: " + reason);
  }
}
