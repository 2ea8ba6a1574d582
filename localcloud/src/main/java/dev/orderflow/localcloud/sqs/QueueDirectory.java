package dev.orderflow.localcloud.sqs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All queues of one engine, which their actors keep up to date. */
final class QueueDirectory {

  private final Map<String, KnownQueue> queues = new ConcurrentHashMap<>();

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

  void put(KnownQueue queue) {
    queues.put(queue.name(), queue);
  }

  void remove(String name) {
    queues.remove(name);
  }
}
