package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.lambda.jvm.Answer;
import dev.orderflow.localcloud.lambda.jvm.Call;
import dev.orderflow.localcloud.lambda.jvm.FunctionJvm;
import dev.orderflow.localcloud.lambda.jvm.JvmSpec;
import dev.orderflow.localcloud.lambda.jvm.RuntimeFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One JVM of a function, with what it prints and what Lambda logs around each of its calls. */
final class ExecutionEnvironment implements AutoCloseable {

  /** Lambda's limit, after which it starts again within the function's own timeout. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private final FunctionSettings settings;
  private final LogSink logs;
  private final FunctionJvm jvm;
  private volatile @Nullable String requestId;
  private boolean cold = true;
  private boolean explained;
  private volatile boolean spent;

  ExecutionEnvironment(FunctionSettings settings, JvmSpec spec, RuntimeFiles files, LogSink logs) {
    this.settings = settings;
    this.logs = logs;
    log("INIT_START Runtime Version: java:25");
    jvm = new FunctionJvm(spec, files, this::printed);
  }

  /** Not to be called again unless it {@link #isReusable()} afterwards. */
  Outcome invoke(Invocation invocation) {
    Answer init = cold ? jvm.awaitReady(INIT_LIMIT.plus(settings.timeout())) : new Answer.Ready();
    requestId = invocation.requestId();
    log("START RequestId: " + requestId + " Version: $LATEST");
    Instant begun = Instant.now();
    Answer answer = init instanceof Answer.Ready ? call(invocation, begun) : init;
    Outcome outcome = outcome(invocation.requestId(), answer);
    if (outcome instanceof Outcome.Failed failed) {
      explain(new String(failed.errorPayload(), StandardCharsets.UTF_8));
    }
    logEnd(invocation.requestId(), Duration.between(begun, Instant.now()), outcome);
    requestId = null;
    cold = false;
    // its process may take a moment to end
    spent = outcome instanceof Outcome.TimedOut || outcome instanceof Outcome.Crashed;
    return outcome;
  }

  boolean isReusable() {
    return !spent && jvm.isAlive();
  }

  @Override
  public void close() {
    jvm.close();
  }

  private Answer call(Invocation invocation, Instant now) {
    return jvm.call(
        new Call(
            invocation.requestId(),
            invocation.payload(),
            now.plus(settings.timeout()),
            invocation.traceHeader(),
            invocation.clientContext()));
  }

  private Outcome outcome(String id, Answer answer) {
    return switch (answer) {
      case Answer.Response(var payload) -> new Outcome.Succeeded(payload);
      case Answer.Failure(var type, var message, var payload) ->
          new Outcome.Failed(type, message, payload);
      case Answer.Late() -> new Outcome.TimedOut(settings.timeout());
      case Answer.Exited(var reason) ->
          new Outcome.Crashed("RequestId: " + id + " Error: " + reason);
      case Answer.Ready() -> throw new IllegalStateException("ready is no answer to a call");
    };
  }

  private void logEnd(String id, Duration took, Outcome outcome) {
    switch (outcome) {
      case Outcome.TimedOut(var after) -> log(Report.timedOut(id, Instant.now(), after));
      case Outcome.Crashed(var reason) -> log(reason + " " + Report.EXIT_ERROR);
      case Outcome.Succeeded _, Outcome.Failed _ -> {}
    }
    log("END RequestId: " + id);
    Duration init = cold ? jvm.initTook() : Duration.ZERO;
    log(Report.of(id, took, init, settings.memoryMegabytes(), jvm.peakMemoryBytes(), outcome));
  }

  private void printed(String line) {
    log(line);
    explain(line);
  }

  /** The runtime prints an error after it has told it, if the function does not do so before. */
  private synchronized void explain(String line) {
    if (!explained && line.contains("UnknownHostException") && line.contains(".amazonaws.com")) {
      explained = true;
      log(
          "The local cloud: this function looked for AWS itself. The AWS SDK for Java reads"
              + " AWS_ENDPOINT_URL from 2.28 on; an older one needs endpointOverride.");
    }
  }

  private void log(String line) {
    logs.line(settings.name(), requestId, line);
  }
}
