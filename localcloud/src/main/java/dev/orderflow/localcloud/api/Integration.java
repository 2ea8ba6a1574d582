package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.lambda.DeployedFunction;
import dev.orderflow.localcloud.lambda.FunctionName;
import dev.orderflow.localcloud.lambda.Functions;
import dev.orderflow.localcloud.lambda.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;

/**
 * How an API calls functions: as long as it may wait, and if the templates let it.
 *
 * @param permitted whether an ARN of an API's route may call a function's ARN
 */
public record Integration(Functions functions, BiPredicate<String, String> permitted) {

  /** Lambda's limit for what a function is asked and for what it answers. */
  private static final int MOST_PAYLOAD = 6 << 20;

  /** What came of a call. */
  public sealed interface Result {

    record Answered(byte[] payload) implements Result {}

    /** The event is more than Lambda takes. */
    record TooLarge() implements Result {}

    /**
     * The function failed, or may not be called.
     *
     * @param message the function's own; empty if it gave none
     */
    record Failed(String message) implements Result {}

    /** The function may still be at work. */
    record Late() implements Result {}
  }

  /**
   * @param source the ARN of the route on whose behalf the function is called
   */
  public Result call(String functionArn, String source, byte[] event, Duration timeout) {
    Optional<DeployedFunction> function =
        FunctionName.parse(functionArn)
            .flatMap(functions::find)
            .filter(_ -> permitted.test(source, functionArn));
    if (function.isEmpty()) {
      return new Result.Failed("");
    }
    return event.length > MOST_PAYLOAD
        ? new Result.TooLarge()
        : within(function.get(), event, timeout);
  }

  /** A call that found no room in its time is not made later, when nobody waits for it. */
  private static Result within(DeployedFunction function, byte[] event, Duration timeout) {
    String id = UUID.randomUUID().toString();
    FutureTask<Optional<Outcome>> call =
        new FutureTask<>(() -> function.invokeWithin(timeout, id, event));
    Thread.ofVirtual().name("api-" + function.name()).start(call);
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .map(Integration::result)
          .orElseGet(Result.Late::new);
    } catch (TimeoutException e) {
      return new Result.Late();
    } catch (ExecutionException e) {
      return new Result.Failed("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Late();
    }
  }

  private static Result result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded(var payload) when payload.length <= MOST_PAYLOAD ->
          new Result.Answered(payload);
      case Outcome.Failed failed -> new Result.Failed(failed.errorMessage());
      case Outcome.Succeeded _, Outcome.TimedOut _, Outcome.Crashed _ -> new Result.Failed("");
    };
  }
}
