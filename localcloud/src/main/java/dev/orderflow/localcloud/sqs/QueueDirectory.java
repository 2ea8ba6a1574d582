package dev.orderflow.localcloud.sqs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All queues of one engine, which their actors keep up to date. */
final class QueueDirectory {

  private final Map<String, KnownQueue> queues = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> held = new ConcurrentHashMap<>();
  private final Map<String, QueueCounts> counts = new ConcurrentHashMap<>();

  private final BodiesOnDisk bodies;

  QueueDirectory(BodiesOnDisk bodies) {
    this.bodies = bodies;
  }

  /** Where bodies go for which memory has no room. */
  BodiesOnDisk bodies() {
    return bodies;
  }

  @Nullable KnownQueue find(String name) {
    return queues.get(name);
  }

  /** By name. */
  List<KnownQueue> all() {
    return queues.values().stream().sorted(Comparator.comparing(KnownQueue::name)).toList();
  }

  /** The queues whose dead letters go to the named one. */
  List<KnownQueue> sourcesOf(String deadLetterQueue) {
    return all().stream()
        .filter(queue -> deadLetterQueue.equals(queue.settings().deadLetterQueue()))
        .toList();
  }

  /** How many bytes the messages of a queue take. */
  AtomicLong held(String name) {
    return held.computeIfAbsent(name, any -> new AtomicLong());
  }

  long held() {
    return held.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** What has happened in a queue. */
  QueueCounts counts(String name) {
    return counts.computeIfAbsent(name, any -> new QueueCounts());
  }

  void put(KnownQueue queue) {
    queues.put(queue.name(), queue);
  }

  void remove(String name) {
    queues.remove(name);
    held.remove(name);
    counts.remove(name);
  }
}
