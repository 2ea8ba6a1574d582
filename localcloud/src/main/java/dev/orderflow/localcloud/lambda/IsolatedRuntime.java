package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.lambda.jvm.AotCaches;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import dev.orderflow.localcloud.lambda.jvm.CodePackage;
import dev.orderflow.localcloud.lambda.jvm.JvmSpec;
import dev.orderflow.localcloud.lambda.jvm.RuntimeFiles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function in JVMs of its own, as Lambda does: one call at a time in each, as many as there
 * are calls at once, kept for later calls, ended when idle for long.
 *
 * <p>Its JVMs end with this process, even when it is killed.
 */
final class IsolatedRuntime implements FunctionRuntime {

  private static final Duration IDLE_LIMIT = Duration.ofMinutes(5);
  private static final ScheduledExecutorService REAPER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle-environments").factory());

  private record Idle(ExecutionEnvironment environment, Instant since) {}

  private final FunctionSettings settings;
  private final LogSink logs;
  private final RuntimeFiles files;
  private final FastStart fastStart;
  private final Duration idleLimit;
  private final ScheduledFuture<?> reaping;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<ExecutionEnvironment> all = new HashSet<>();
  private boolean closed;

  /**
   * @param endpoint where the function's SDK clients find AWS
   * @throws UnsupportedOperationException where AWS's runtime interface client does not run
   */
  IsolatedRuntime(FunctionSettings settings, URI endpoint, LogSink logs) {
    this(settings, endpoint, logs, Cache.ofUser(), IDLE_LIMIT, true);
  }

  IsolatedRuntime(
      FunctionSettings settings,
      URI endpoint,
      LogSink logs,
      Cache cache,
      Duration idleLimit,
      boolean trains) {
    this.settings = settings;
    this.logs = logs;
    this.idleLimit = idleLimit;
    files = RuntimeFiles.unpackedIn(cache);
    JvmSpec spec =
        new JvmSpec(
            settings.arn(),
            settings.handler(),
            CodePackage.at(settings.code()).storedIn(cache),
            settings.memoryMegabytes(),
            LambdaVariables.of(settings, endpoint),
            List.of(),
            List.of());
    fastStart = new FastStart(spec, new AotCaches(cache, files), trains);
    long period = Math.max(1, idleLimit.toMillis() / 4);
    reaping = REAPER.scheduleWithFixedDelay(this::reap, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public Outcome invoke(Invocation invocation) {
    ExecutionEnvironment environment = take();
    if (environment == null) {
      return new Outcome.Crashed(
          "RequestId: " + invocation.requestId() + " Error: the local cloud has stopped");
    }
    Outcome outcome = environment.invoke(invocation);
    give(environment);
    fastStart.prepare();
    return outcome;
  }

  @Override
  public void close() {
    List<ExecutionEnvironment> ending;
    synchronized (this) {
      closed = true;
      idle.clear();
      ending = new ArrayList<>(all);
      all.clear();
    }
    reaping.cancel(false);
    fastStart.close();
    ending.forEach(ExecutionEnvironment::close);
  }

  synchronized int environments() {
    return all.size();
  }

  /** The one used last, since the others can then be spared; null after the end. */
  private synchronized @Nullable ExecutionEnvironment take() {
    if (closed) {
      return null;
    }
    for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      if (next.environment().isReusable()) {
        return next.environment();
      }
      end(next.environment());
    }
    ExecutionEnvironment environment =
        new ExecutionEnvironment(settings, fastStart.spec(), files, logs);
    all.add(environment);
    return environment;
  }

  private synchronized void give(ExecutionEnvironment environment) {
    if (!closed && environment.isReusable()) {
      idle.addFirst(new Idle(environment, Instant.now()));
    } else {
      end(environment);
    }
  }

  private synchronized void reap() {
    Instant limit = Instant.now().minus(idleLimit);
    for (Idle last = idle.peekLast();
        last != null && last.since().isBefore(limit);
        last = idle.peekLast()) {
      idle.removeLast();
      end(last.environment());
    }
  }

  private void end(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.close();
  }
}
