package dev.orderflow.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.ErrorLog;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import dev.orderflow.localcloud.lambda.jvm.CodePackage;
import dev.orderflow.localcloud.work.Deadlines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/**
 * Runs a function in this JVM, for speed and debugging. As on AWS, a handler instance serves one
 * call at a time, is kept for later calls, and is given up when a call exceeds its timeout.
 *
 * <p>The function's classes come from its own jar; the SDK, kit and Lambda types it shares with
 * this JVM, so that it can be handed clients that end in the engines.
 */
final class InProcessRuntime implements FunctionRuntime {

  private final FunctionSettings settings;
  private final Environment environment;
  private final LogSink log;
  private final FunctionOutput output;
  private final URLClassLoader loader;
  private final Constructor<? extends RequestStreamHandler> constructor;
  private final Queue<RequestStreamHandler> idle = new ConcurrentLinkedQueue<>();

  InProcessRuntime(
      FunctionSettings settings, Environment environment, LogSink log, FunctionOutput output) {
    this.settings = settings;
    this.environment = environment;
    this.log = log;
    this.output = output;
    this.loader = new URLClassLoader(jars(settings), getClass().getClassLoader());
    this.constructor = constructor(settings, loader);
  }

  @Override
  public Outcome invoke(Invocation invocation) {
    var outcome = new CompletableFuture<Outcome>();
    String id = invocation.requestId();
    log.line(settings.name(), id, "START RequestId: " + id + " Version: $LATEST");
    long begun = System.nanoTime();
    Thread thread = Thread.ofVirtual().name(settings.name()).start(() -> call(invocation, outcome));
    try (var _ = Deadlines.in(settings.timeout(), () -> expire(invocation, thread, outcome))) {
      Outcome ended = outcome.get();
      report(invocation, begun, ended);
      return ended;
    } catch (ExecutionException e) {
      return new Outcome.Crashed(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Outcome.Crashed("the local cloud is stopping");
    }
  }

  private void expire(Invocation invocation, Thread thread, CompletableFuture<Outcome> outcome) {
    if (outcome.complete(new Outcome.TimedOut(settings.timeout()))) {
      thread.interrupt();
      logTimeout(invocation);
    }
  }

  /** What Lambda itself logs of a call; the memory is this JVM's, which all functions share. */
  private void report(Invocation invocation, long begun, Outcome outcome) {
    String id = invocation.requestId();
    Runtime jvm = Runtime.getRuntime();
    log.line(settings.name(), id, "END RequestId: " + id);
    log.line(
        settings.name(),
        id,
        Report.of(
            id,
            Duration.ofNanos(System.nanoTime() - begun),
            Duration.ZERO,
            settings.memoryMegabytes(),
            jvm.totalMemory() - jvm.freeMemory(),
            outcome));
  }

  private void call(Invocation invocation, CompletableFuture<Outcome> outcome) {
    Instant deadline = Instant.now().plus(settings.timeout());
    try {
      outcome.complete(
          output.during(
              text -> log.line(settings.name(), invocation.requestId(), text),
              () -> handle(invocation, deadline, outcome)));
    } catch (Throwable e) {
      try {
        outcome.complete(failed(invocation, e));
      } catch (Throwable unexpected) {
        outcome.completeExceptionally(unexpected);
      }
    }
  }

  private Outcome handle(
      Invocation invocation, Instant deadline, CompletableFuture<Outcome> outcome)
      throws Exception {
    RequestStreamHandler pooled = idle.poll();
    RequestStreamHandler handler = pooled == null ? create() : pooled;
    var out = new ByteArrayOutputStream(256);
    boolean fit = true;
    try {
      handler.handleRequest(
          new ByteArrayInputStream(invocation.payload()),
          out,
          new InvocationContext(settings, invocation, deadline, log));
      return new Outcome.Succeeded(out.toByteArray());
    } catch (Error e) {
      // as on AWS, an instance that met one is not trusted with another call
      fit = false;
      throw e;
    } finally {
      if (fit && !outcome.isDone()) {
        idle.add(handler);
      }
    }
  }

  private RequestStreamHandler create() throws Exception {
    try {
      return constructor.newInstance(environment);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private Outcome failed(Invocation invocation, Throwable error) {
    String message = String.valueOf(error.getMessage());
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("errorMessage", message);
    payload.put("errorType", error.getClass().getName());
    payload.put(
        "stackTrace",
        Arrays.stream(error.getStackTrace()).map(StackTraceElement::toString).toList());
    String id = invocation.requestId();
    log.line(settings.name(), id, ErrorLog.line("invocation failed", id, error, Map.of(), null));
    String json = Json.write(payload);
    return new Outcome.Failed(
        error.getClass().getName(), message, json.getBytes(StandardCharsets.UTF_8));
  }

  private void logTimeout(Invocation invocation) {
    String id = invocation.requestId();
    log.line(settings.name(), id, Report.timedOut(id, Instant.now(), settings.timeout()));
  }

  @Override
  public void close() {
    idle.clear();
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL[] jars(FunctionSettings settings) {
    return CodePackage.at(settings.code()).jars(Cache.ofUser()).stream()
        .map(InProcessRuntime::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Constructor<? extends RequestStreamHandler> constructor(
      FunctionSettings settings, ClassLoader loader) {
    String handler = settings.handler().replaceFirst("::handleRequest$", "");
    try {
      return Class.forName(handler, false, loader)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Environment.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "no class %s in %s".formatted(handler, settings.code()), e);
    } catch (NoSuchMethodException | ClassCastException e) {
      throw new IllegalArgumentException(
          handler
              + " must be a RequestStreamHandler with a public constructor that takes an"
              + " Environment",
          e);
    }
  }
}
