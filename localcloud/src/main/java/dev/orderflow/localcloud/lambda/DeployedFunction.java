package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.metrics.FunctionMeter;
import dev.orderflow.localcloud.work.DeliveryFaults;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One function: its settings, where its code runs, and the way asynchronous events come to it. */
public final class DeployedFunction implements AutoCloseable {

  private static final String LATEST = "$LATEST";

  /** What Lambda takes from a function, in bytes. */
  private static final int LARGEST_ANSWER = 6_291_556;

  private final FunctionSettings settings;
  private final FunctionConfiguration configuration;
  private final FunctionRuntime runtime;
  private final AsyncEvents asyncEvents;
  private final Semaphore concurrency;
  private final DeliveryFaults deliveryFaults;
  private final FunctionMeter meter;
  private final AtomicInteger running = new AtomicInteger();

  DeployedFunction(
      FunctionConfiguration configuration,
      FunctionRuntime runtime,
      AsyncEvents asyncEvents,
      int concurrency,
      DeliveryFaults deliveryFaults,
      FunctionMeter meter) {
    this.settings = configuration.settings();
    this.configuration = configuration;
    this.runtime = runtime;
    this.asyncEvents = asyncEvents;
    this.concurrency = new Semaphore(concurrency);
    this.deliveryFaults = deliveryFaults;
    this.meter = meter;
  }

  public String name() {
    return settings.name();
  }

  /** Whether it can be called by that qualifier. */
  boolean has(String qualifier) {
    return qualifier.equals(LATEST) || settings.alias().equals(Optional.of(qualifier));
  }

  FunctionMeter meter() {
    return meter;
  }

  FunctionConfiguration configuration() {
    return configuration;
  }

  FunctionSettings settings() {
    return settings;
  }

  /** Blocks until the function has answered and, before that, until it has room for one more. */
  public Outcome invoke(String requestId, byte[] payload) {
    return invoke(requestId, payload, null);
  }

  /**
   * @param clientContext what the caller says of itself, JSON
   */
  Outcome invoke(String requestId, byte[] payload, @Nullable String clientContext) {
    concurrency.acquireUninterruptibly();
    return invokeInRoom(new Invocation(requestId, payload, traceHeader(), clientContext));
  }

  /** As {@link #invoke}, but empty if there was no room in all that time. */
  public Optional<Outcome> invokeWithin(Duration patience, String requestId, byte[] payload)
      throws InterruptedException {
    return concurrency.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(invokeInRoom(new Invocation(requestId, payload, traceHeader(), null)))
        : Optional.empty();
  }

  private Outcome invokeInRoom(Invocation invocation) {
    try {
      return measured(invocation);
    } finally {
      concurrency.release();
    }
  }

  private Outcome measured(Invocation invocation) {
    meter.began(running.incrementAndGet());
    long begun = System.nanoTime();
    try {
      Outcome outcome = bounded(runtime.invoke(invocation));
      meter.ended(System.nanoTime() - begun, !(outcome instanceof Outcome.Succeeded));
      return outcome;
    } finally {
      running.decrementAndGet();
    }
  }

  private static Outcome bounded(Outcome outcome) {
    return outcome instanceof Outcome.Succeeded(var answer) && answer.length > LARGEST_ANSWER
        ? ErrorPayload.tooLarge(LARGEST_ANSWER)
        : outcome;
  }

  /** As {@link #invoke}, of what may be delivered more than once. */
  Outcome deliver(String requestId, byte[] payload) {
    Outcome outcome = invoke(requestId, payload);
    return outcome instanceof Outcome.Succeeded && deliveryFaults.twice()
        ? invoke(requestId, payload)
        : outcome;
  }

  /** Keeps the event until the function has taken it or it has gone to the failure destination. */
  public String invokeLater(String payload) {
    return asyncEvents.add(payload, Duration.ofSeconds(deliveryFaults.delay()));
  }

  void start() {
    asyncEvents.start(this);
  }

  @Override
  public void close() {
    asyncEvents.close();
    runtime.close();
  }

  private static String traceHeader() {
    var random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return "Root=1-"
        + hex.toHexDigits((int) (System.currentTimeMillis() / 1000))
        + "-"
        + hex.toHexDigits(random.nextInt())
        + hex.toHexDigits(random.nextLong())
        + ";Parent="
        + hex.toHexDigits(random.nextLong())
        + ";Sampled=0";
  }
}
