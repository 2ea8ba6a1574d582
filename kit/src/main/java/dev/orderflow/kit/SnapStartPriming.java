package dev.orderflow.kit;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Work that a function does once before Lambda takes its snapshot (SnapStart), so that a restored
 * environment has the classes loaded that its first call needs.
 *
 * <p>It runs with the function's role, when a version is published: it must change nothing. If it
 * fails, the version is published all the same, and the reason is in the function's log.
 */
public final class SnapStartPriming implements Resource {

  /** Lambda's context does not hold on to what is registered with it. */
  private static @Nullable SnapStartPriming registered;

  private final Runnable work;

  private SnapStartPriming(Runnable work) {
    this.work = work;
  }

  /** Registers the work if this process is going to be a snapshot; otherwise does nothing. */
  public static void beforeSnapshot(Runnable work) {
    if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      registered = new SnapStartPriming(work);
      Core.getGlobalContext().register(registered);
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LambdaRuntime.getLogger()
          .log(ErrorLog.line("the priming failed", null, e, Map.of(), null) + "\n");
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
