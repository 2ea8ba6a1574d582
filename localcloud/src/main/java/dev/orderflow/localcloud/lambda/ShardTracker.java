package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;
import dev.orderflow.localcloud.dynamodb.TableStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.Shard;

/**
 * The shards of a stream that are being read: behind them everything is done, and a shard's
 * children follow when it is finished.
 *
 * <pre>
 *   done      |  being read  |  not yet
 *   shard 1 --|-> shard 2 ---|-> shard 3, which follows when 2 is closed and read to its end
 * </pre>
 */
final class ShardTracker {

  private static final int PAGE = 1000;

  private final TableStream stream;
  private final StreamPositions positions;
  private final Deque<ShardReader> readers = new ArrayDeque<>();

  ShardTracker(TableStream stream, StreamPositions positions) {
    this.stream = stream;
    this.positions = positions;
  }

  /** Takes up the kept positions; lineages of shards without one are read from their oldest. */
  void open() {
    Map<String, Shard> shards = new LinkedHashMap<>();
    stream.shards().forEach(shard -> shards.put(shard.shardId(), shard));
    Map<String, StreamPosition> kept = new LinkedHashMap<>(positions.load(stream.arn()));
    kept.keySet().retainAll(shards.keySet());
    Set<String> roots = new HashSet<>();
    kept.keySet().forEach(shard -> roots.add(root(shards, shard)));
    for (String shard : shards.keySet()) {
      if (root(shards, shard).equals(shard) && !roots.contains(shard)) {
        kept.put(shard, StreamPosition.HORIZON);
      }
    }
    kept.forEach((shard, position) -> readers.add(new ShardReader(stream, shard, position)));
  }

  /** Leaves out what is there already, unless a position is kept from an earlier run. */
  void beginAtEnd() {
    if (!positions.load(stream.arn()).isEmpty()) {
      return;
    }
    List<Shard> shards = stream.shards();
    Set<String> parents = new HashSet<>();
    shards.forEach(shard -> parents.add(shard.parentShardId()));
    Map<String, StreamPosition> ends = new HashMap<>();
    for (Shard shard : shards) {
      if (!parents.contains(shard.shardId())) {
        ends.put(shard.shardId(), end(shard.shardId()));
      }
    }
    positions.save(stream.arn(), ends);
    ends.forEach((shard, position) -> readers.add(new ShardReader(stream, shard, position)));
  }

  private StreamPosition end(String shard) {
    StreamPosition end = StreamPosition.HORIZON;
    Optional<String> iterator = Optional.of(stream.oldest(shard));
    while (iterator.isPresent()) {
      TableStream.Page page = stream.read(iterator.get(), PAGE);
      iterator = page.changes().isEmpty() ? Optional.empty() : page.next();
      if (!page.changes().isEmpty()) {
        end = StreamPosition.of(page.changes().getLast());
      }
    }
    return end;
  }

  private static String root(Map<String, Shard> shards, String shard) {
    String root = shard;
    while (shards.containsKey(parent(shards, root))) {
      root = parent(shards, root);
    }
    return root;
  }

  private static String parent(Map<String, Shard> shards, String shard) {
    return Objects.requireNonNullElse(
        Objects.requireNonNull(shards.get(shard)).parentShardId(), "none");
  }

  boolean isOpen() {
    return !readers.isEmpty();
  }

  int size() {
    return readers.size();
  }

  /** Readers take turns. */
  ShardReader next() {
    ShardReader reader = readers.removeFirst();
    readers.addLast(reader);
    return reader;
  }

  /** The change and all before it are done, now and after a restart. */
  void done(ShardReader reader, Change last) {
    reader.done(last);
    save();
  }

  /** Puts a finished shard's children in its place; false if there are none yet. */
  boolean finished(ShardReader reader) {
    List<String> children =
        stream.shards().stream()
            .filter(shard -> reader.shard().equals(shard.parentShardId()))
            .map(Shard::shardId)
            .toList();
    if (children.isEmpty()) {
      reader.reopen();
      return false;
    }
    readers.remove(reader);
    children.forEach(shard -> readers.add(new ShardReader(stream, shard, StreamPosition.HORIZON)));
    save();
    return true;
  }

  private void save() {
    Map<String, StreamPosition> current = new HashMap<>();
    readers.forEach(reader -> current.put(reader.shard(), reader.position()));
    positions.save(stream.arn(), current);
  }
}
