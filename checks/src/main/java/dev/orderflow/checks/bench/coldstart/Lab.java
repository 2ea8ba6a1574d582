package dev.orderflow.checks.bench.coldstart;

import dev.orderflow.checks.bench.coldstart.Variant.From;
import dev.orderflow.localcloud.lambda.jvm.Answer;
import dev.orderflow.localcloud.lambda.jvm.AotCaches;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import dev.orderflow.localcloud.lambda.jvm.Call;
import dev.orderflow.localcloud.lambda.jvm.FunctionJvm;
import dev.orderflow.localcloud.lambda.jvm.JvmSpec;
import dev.orderflow.localcloud.lambda.jvm.RuntimeFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Starts functions cold, on one core if the machine can pin them to it. */
final class Lab {

  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int TRAINING_CALLS = 3;
  private static final int WARM_UP_CALLS = 150;
  private static final int WARM_CALLS = 51;
  private static final int MEMORY_MEGABYTES = 1769;
  private static final List<Path> TASKSET =
      List.of(Path.of("/usr/bin/taskset"), Path.of("/bin/taskset"));

  private final CannedEndpoint endpoint;
  private final Cache cache;
  private final RuntimeFiles files;
  private final AotCaches caches;

  Lab(Cache cache, CannedEndpoint endpoint) {
    this.cache = cache;
    this.endpoint = endpoint;
    files = RuntimeFiles.unpackedIn(cache);
    caches = new AotCaches(cache, files);
  }

  /** Makes what the variant needs before it can start. */
  void prepare(Variant variant) throws InterruptedException {
    JvmSpec spec = spec(variant);
    if (variant.from() == From.AOT_CACHE && caches.find(spec).isEmpty()) {
      var _ = caches.train(spec, jvm -> exercise(jvm, variant));
    }
  }

  Start start(Variant variant) {
    return with(
        variant,
        jvm -> {
          init(jvm, variant);
          Duration first = call(jvm, variant);
          for (int i = 0; i < WARM_UP_CALLS; i++) {
            call(jvm, variant);
          }
          return new Start(jvm.initTook(), first, warm(jvm, variant));
        });
  }

  /** How many AWS calls the function makes before its first call. */
  long callsInInit(Variant variant) {
    long before = endpoint.calls();
    return with(
        variant,
        jvm -> {
          init(jvm, variant);
          return endpoint.calls() - before;
        });
  }

  static boolean pinned() {
    return TASKSET.stream().anyMatch(Files::isExecutable)
        && Runtime.getRuntime().availableProcessors() > 1;
  }

  private <T> T with(Variant variant, Function<FunctionJvm, T> work) {
    StringBuffer said = new StringBuffer();
    try (var jvm = new FunctionJvm(startSpec(variant), files, line -> said.append(line + "\n"))) {
      return work.apply(jvm);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(variant.name() + ": " + e.getMessage() + "\n" + said, e);
    }
  }

  private JvmSpec startSpec(Variant variant) {
    JvmSpec spec = spec(variant);
    return switch (variant.from()) {
      case NOTHING -> spec;
      case AOT_CACHE -> AotCaches.with(caches.find(spec).orElseThrow(), spec);
      case SNAPSHOT -> spec.withVariable(INITIALIZATION, "snap-start");
    };
  }

  private static void init(FunctionJvm jvm, Variant variant) {
    if (variant.from() == From.SNAPSHOT) {
      check(jvm.awaitCheckpoint(LIMIT));
      jvm.restore();
    }
    check(jvm.awaitReady(LIMIT));
  }

  private Duration warm(FunctionJvm jvm, Variant variant) {
    List<Duration> calls = new ArrayList<>();
    for (int i = 0; i < WARM_CALLS; i++) {
      calls.add(call(jvm, variant));
    }
    calls.sort(null);
    return calls.get(WARM_CALLS / 2);
  }

  private void exercise(FunctionJvm jvm, Variant variant) {
    check(jvm.awaitReady(LIMIT));
    for (int i = 0; i < TRAINING_CALLS; i++) {
      call(jvm, variant);
    }
  }

  private static void check(Answer init) {
    if (!(init instanceof Answer.Ready)) {
      throw new IllegalStateException("did not start: " + init);
    }
  }

  private Duration call(FunctionJvm jvm, Variant variant) {
    long callsBefore = endpoint.calls();
    Instant begun = Instant.now();
    Answer answer =
        jvm.call(new Call("bench", variant.payload(), begun.plus(LIMIT), "Root=1-0-0", null));
    Duration took = Duration.between(begun, Instant.now());
    if (!(answer instanceof Answer.Response(var payload))) {
      throw new IllegalStateException("did not answer: " + answer);
    }
    String answered = new String(payload, StandardCharsets.UTF_8);
    if (endpoint.calls() - callsBefore != variant.calls() || answered.contains("\"Deny\"")) {
      throw new IllegalStateException("did not do its work: " + answered);
    }
    return took;
  }

  private JvmSpec spec(Variant variant) {
    return new JvmSpec(
        "arn:aws:lambda:us-east-1:000000000000:function:bench",
        variant.handler(),
        List.of(cache.stored(variant.jar())),
        MEMORY_MEGABYTES,
        variables(endpoint.uri()),
        List.of(),
        pinned() ? List.of("taskset", "-c", "1") : List.of());
  }

  private static Map<String, String> variables(URI endpoint) {
    return Map.ofEntries(
        Map.entry("AWS_REGION", "us-east-1"),
        Map.entry("AWS_ENDPOINT_URL", endpoint.toString()),
        Map.entry("AWS_ACCESS_KEY_ID", "AKIABENCH"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("AWS_SESSION_TOKEN", "local"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "bench"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(MEMORY_MEGABYTES)),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
        Map.entry(INITIALIZATION, "on-demand"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"),
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Map.entry("ORDER_QUEUE_URL", endpoint + "/000000000000/order-processing-queue"),
        Map.entry("ORDERS_TABLE", "Orders"),
        Map.entry("REJECTIONS_TABLE", "OrderRejections"),
        Map.entry("EVENT_BUS_NAME", "default"),
        Map.entry("JWT_ISSUER", endpoint + CannedIssuer.PATH),
        Map.entry("JWT_AUDIENCE", CannedIssuer.AUDIENCE));
  }
}
