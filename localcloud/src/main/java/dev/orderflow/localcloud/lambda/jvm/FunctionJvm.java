package dev.orderflow.localcloud.lambda.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running JVM with one function in it. One call at a time. */
public final class FunctionJvm implements AutoCloseable {

  private static final long OUTPUT_POLL_MILLIS = 20;
  private static final ScheduledExecutorService OUTPUT_POLL =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("function-output").factory());

  private final Instant started = Instant.now();
  private final CompletableFuture<Answer> ended = new CompletableFuture<>();
  private final CompletableFuture<Answer> initialised = new CompletableFuture<>();
  private final CompletableFuture<Answer> checkpoint = new CompletableFuture<>();
  private final RuntimeApi api;
  private final Process process;
  private final Output output;
  private final ScheduledFuture<?> outputPoll;
  private volatile @Nullable Pending pending;
  private volatile Duration initTook = Duration.ZERO;
  private volatile long peakBytes;

  private record Pending(String requestId, CompletableFuture<Answer> answer) {}

  /**
   * Returns at once, while the function is initialised.
   *
   * @param lines takes each line that the process prints, one at a time
   */
  public FunctionJvm(JvmSpec spec, RuntimeFiles files, Consumer<String> lines) {
    api = new RuntimeApi(spec.functionArn(), new Events());
    try {
      process = launch(spec, files, api.address());
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException(e);
    }
    output = new Output(process.getInputStream(), lines);
    outputPoll =
        OUTPUT_POLL.scheduleWithFixedDelay(
            output::drain, OUTPUT_POLL_MILLIS, OUTPUT_POLL_MILLIS, TimeUnit.MILLISECONDS);
    process.onExit().thenAccept(this::exited);
  }

  /** {@link Answer.Ready}, or why the function never got there. */
  public Answer awaitReady(Duration limit) {
    return await(initialised, limit);
  }

  /** Ready for a snapshot: for a function with initialization type {@code snap-start}. */
  public Answer awaitCheckpoint(Duration limit) {
    return await(checkpoint, limit);
  }

  /** Goes on from the checkpoint, as a process does that is restored from a snapshot. */
  public void restore() {
    api.restore();
  }

  /** Kills the process if the answer is {@link Answer.Late}. */
  public Answer call(Call call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    pending = new Pending(call.requestId(), answer);
    api.hand(call);
    return await(answer, Duration.between(Instant.now(), call.deadline()));
  }

  public Duration initTook() {
    return initTook;
  }

  /** The most memory it has had resident, in bytes; 0 if the system does not say. */
  public long peakMemoryBytes() {
    return peakBytes;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Asks the process to end, as Lambda does with SIGTERM, and waits until it has. */
  public void stop(Duration limit) throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(limit)) {
      close();
    }
  }

  /** Kills the process. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    // Process.destroyForcibly would also close what there is still to read.
    process.toHandle().destroyForcibly();
    outputPoll.cancel(false);
    api.close();
  }

  private Answer await(CompletableFuture<Answer> answer, Duration limit) {
    try {
      CompletableFuture.anyOf(answer, ended).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      Answer first = answer.getNow(ended.getNow(new Answer.Late()));
      peakBytes = Math.max(peakBytes, residentPeak());
      output.flush();
      return first;
    } catch (TimeoutException e) {
      output.flush();
      close();
      return new Answer.Late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      return new Answer.Exited("Runtime was stopped");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void exited(Process process) {
    output.finish();
    close();
    process.destroyForcibly();
    ended.complete(Answer.Exited.withStatus(process.exitValue()));
  }

  /** From Linux's {@code VmHWM: 123456 kB}. */
  private long residentPeak() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return 0; // It has just ended, or this is not Linux.
    }
    return 0;
  }

  private static Process launch(JvmSpec spec, RuntimeFiles files, String api) throws IOException {
    List<String> command = new ArrayList<>(spec.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.options());
    command.addAll(files.launch(spec.code()));
    command.add(spec.handler());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(spec.code().getFirst().toAbsolutePath().resolveSibling("").toFile());
    builder.environment().clear();
    builder.environment().putAll(spec.environment());
    builder.environment().put("_HANDLER", spec.handler());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api);
    return builder.start();
  }

  private final class Events implements RuntimeApi.Listener {

    @Override
    public void initialised() {
      if (!initialised.isDone()) {
        initTook = Duration.between(started, Instant.now());
        initialised.complete(new Answer.Ready());
      }
    }

    @Override
    public void checkpointReady() {
      checkpoint.complete(new Answer.Ready());
    }

    @Override
    public void initFailed(Answer.Failure failure) {
      initialised.complete(failure);
      checkpoint.complete(failure);
    }

    @Override
    public void answered(String requestId, Answer answer) {
      Pending call = pending;
      if (call != null && call.requestId().equals(requestId)) {
        call.answer().complete(answer);
      }
    }
  }
}
