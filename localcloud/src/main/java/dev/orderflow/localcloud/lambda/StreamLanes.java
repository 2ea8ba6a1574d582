package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Several batches of a shard at once. An item's changes are all in one lane, so they stay in order.
 * On AWS a lane may run ahead of the others; here they wait for each other after each round.
 */
record StreamLanes(StreamDelivery delivery, int lanes) {

  /**
   * @see StreamDelivery#deliver
   */
  void deliver(String shard, List<Change> changes, Consumer<Change> progress)
      throws InterruptedException {
    if (lanes == 1) {
      delivery.deliver(shard, changes, progress);
      return;
    }
    Collection<List<Change>> split =
        changes.stream()
            .collect(Collectors.groupingBy(it -> Math.floorMod(it.key().hashCode(), lanes)))
            .values();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (List<Change> lane : split) {
      tasks.add(
          () -> {
            delivery.deliver(shard, lane, done -> {});
            return null;
          });
    }
    runAll(tasks);
  }

  private static void runAll(List<Callable<Void>> tasks) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> lane : threads.invokeAll(tasks)) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
