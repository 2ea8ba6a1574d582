package dev.orderflow.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes, by id. They are fetched again when they are an hour old, and
 * when a token names one that is not among them; keys that are known go on for a day while the
 * issuer does not answer. However many tokens name made-up keys, the issuer is asked no more than
 * {@value #FETCHES} times in ten seconds.
 *
 * @param <K> a key, as its user verifies with it
 */
public final class IssuerKeyCache<K> {

  public static final Duration FRESH = Duration.ofHours(1);
  public static final Duration USABLE = Duration.ofDays(1);
  public static final Duration WINDOW = Duration.ofSeconds(10);

  /** More than one, so that a key that comes just after a fetch is found at once. */
  public static final int FETCHES = 2;

  /** There are no keys to verify with: none was ever fetched, or those that were are too old. */
  public static final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableException(@Nullable Throwable cause) {
      super("the issuer does not tell its keys", cause);
    }
  }

  private record Fetched<K>(Map<String, K> keys, Instant at) {

    boolean isWithin(Duration limit, Instant now) {
      return !keys.isEmpty() && Duration.between(at, now).compareTo(limit) < 0;
    }
  }

  private final Supplier<Map<String, K>> issuer;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Fetched<K> last = new Fetched<>(Map.of(), Instant.EPOCH);
  private Instant windowStart = Instant.EPOCH;
  private int fetches;
  private volatile @Nullable RuntimeException failure;

  /**
   * @param issuer asks for all keys that may sign; throws, or gives none, if it cannot tell
   */
  public IssuerKeyCache(Supplier<Map<String, K>> issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Null if the issuer has no such key.
   *
   * @throws UnavailableException if nobody knows
   */
  public @Nullable K find(String keyId) {
    Instant now = clock.instant();
    Fetched<K> known = last;
    boolean isKnown = known.isWithin(USABLE, now) && known.keys().containsKey(keyId);
    if (!isKnown) {
      fetching.lock();
      fetchUnlessDone(known, now);
    } else if (!known.isWithin(FRESH, now) && fetching.tryLock()) {
      // Others go on with what is known meanwhile.
      fetchUnlessDone(known, now);
    }
    Fetched<K> found = last;
    if (!found.isWithin(USABLE, now)) {
      throw new UnavailableException(failure);
    }
    return found.keys().get(keyId);
  }

  /** Also beforehand, so that the first token need not wait for it. */
  public void fetch() {
    fetching.lock();
    fetchUnlessDone(last, clock.instant());
  }

  private void fetchUnlessDone(Fetched<K> known, Instant now) {
    try {
      if (last == known && mayFetch(now)) {
        Map<String, K> keys = Map.copyOf(issuer.get());
        if (keys.isEmpty()) {
          throw new IllegalStateException("the issuer publishes no key that can sign");
        }
        last = new Fetched<>(keys, now);
      }
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      fetching.unlock();
    }
  }

  private boolean mayFetch(Instant now) {
    if (Duration.between(windowStart, now).abs().compareTo(WINDOW) >= 0) {
      windowStart = now;
      fetches = 0;
    }
    return fetches++ < FETCHES;
  }
}
