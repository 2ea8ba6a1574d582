package dev.orderflow.localcloud.metrics;

import dev.orderflow.localcloud.work.HeapShare;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** All metrics of the local cloud, in memory. */
public final class Metrics {

  private static final Logger LOG = System.getLogger(Metrics.class.getName());

  /** How long minutes are kept. */
  public static final Duration KEPT = Duration.ofMinutes(Series.MINUTES_KEPT);

  /** What one takes that has a value in each second and each minute that is kept. */
  private static final int BYTES_OF_ONE = 48 << 10;

  // A function that makes dimensions up must not fill the memory.
  private static final int MOST_SERIES = (int) (HeapShare.METRICS.bytes() / BYTES_OF_ONE);

  private final ConcurrentMap<MetricId, Series> series = new ConcurrentHashMap<>();
  private final AtomicBoolean full = new AtomicBoolean();
  private final InstantSource clock;

  public Metrics(InstantSource clock) {
    this.clock = clock;
  }

  /** The series of that name, made if there is none yet. */
  public Series series(MetricId id, Series.Kind kind) {
    Series known = series.get(id);
    if (known != null) {
      return known;
    }
    if (series.size() >= MOST_SERIES) {
      if (full.compareAndSet(false, true)) {
        LOG.log(Level.WARNING, "there are {0} metrics: no others are kept", MOST_SERIES);
      }
      return new Series(id, kind);
    }
    return series.computeIfAbsent(id, missing -> new Series(missing, kind));
  }

  public Optional<Series> find(MetricId id) {
    return Optional.ofNullable(series.get(id));
  }

  /** Those with a value in the time that is kept, by namespace, name and dimensions. */
  public List<MetricId> withData() {
    settle();
    long since = now().minus(KEPT).getEpochSecond();
    return series.values().stream()
        .filter(it -> it.hasDataSince(since))
        .map(Series::id)
        .sorted(
            Comparator.comparing(MetricId::namespace)
                .thenComparing(MetricId::name)
                .thenComparing(it -> it.dimensions().toString()))
        .toList();
  }

  /** Puts down what was recorded until now, so that it can be read. */
  public void settle() {
    long second = now().getEpochSecond();
    series.values().forEach(it -> it.settle(second));
  }

  public Instant now() {
    return clock.instant();
  }
}
