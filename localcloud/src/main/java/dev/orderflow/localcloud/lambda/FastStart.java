package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.lambda.jvm.AotCaches;
import dev.orderflow.localcloud.lambda.jvm.JvmSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function's JVMs start from an AOT cache, once there is one. It is made at the first use of a
 * jar, beside the function's work and after its first call, so that nobody waits for it.
 */
final class FastStart implements AutoCloseable {

  private static final Logger LOG = System.getLogger(FastStart.class.getName());
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final JvmSpec plain;
  private final AotCaches caches;
  private volatile JvmSpec spec;
  private @Nullable Thread training;
  private boolean done;

  FastStart(JvmSpec plain, AotCaches caches, boolean trains) {
    this.plain = plain;
    this.caches = caches;
    Optional<JvmSpec> cached = caches.find(plain).map(cache -> AotCaches.with(cache, plain));
    spec = cached.orElse(plain);
    done = cached.isPresent() || !trains;
  }

  /** How to start a JVM now. */
  JvmSpec spec() {
    return spec;
  }

  /** Makes the cache, if that has not been done or tried. */
  synchronized void prepare() {
    if (!done) {
      done = true;
      training = Thread.ofVirtual().name("aot-training").start(this::train);
    }
  }

  @Override
  public synchronized void close() {
    done = true;
    if (training != null) {
      training.interrupt();
    }
  }

  private void train() {
    try {
      spec = AotCaches.with(caches.trainStart(plain, LIMIT), plain);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "functions go on starting without an AOT cache", e);
    }
  }
}
