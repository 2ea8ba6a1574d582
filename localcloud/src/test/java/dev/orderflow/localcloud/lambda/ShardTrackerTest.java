package dev.orderflow.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.dynamodb.Change;
import dev.orderflow.localcloud.dynamodb.StreamedTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a stream is read on, whatever happened to it or to the process in between. */
class ShardTrackerTest {

  @TempDir private Path directory;

  @Test
  void followsShardsThatWereClosed() {
    try (StreamedTable table = StreamedTable.inMemory()) {
      ShardTracker shards = open(table);
      for (int shard = 0; shard < 4; shard++) {
        table.put("a" + shard);
        table.put("b" + shard);
        table.rollShards();
      }
      table.put("last");

      assertThat(rest(shards))
          .containsExactly("a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3", "last");
    }
  }

  @Test
  void goesOnInTheShardItWasInAfterARestart() throws Exception {
    try (StreamedTable table = StreamedTable.in(directory)) {
      ShardTracker shards = open(table);
      putAll(table, 0, 3);
      table.rollShards();
      putAll(table, 3, 6);
      assertThat(take(shards, 4)).containsExactly("0", "1", "2", "3");
    }
    for (String left : List.of("4", "5")) {
      try (StreamedTable table = StreamedTable.in(directory)) {
        assertThat(take(open(table), 1)).containsExactly(left);
      }
    }
    try (StreamedTable table = StreamedTable.in(directory)) {
      table.rollShards();
      assertThat(rest(open(table))).isEmpty();
      putAll(table, 6, 7);
      assertThat(rest(open(table))).containsExactly("6");
    }
  }

  @Test
  void deliversWhatWasLeftBeforeAnythingRanForDays() throws Exception {
    try (StreamedTable table = StreamedTable.in(directory)) {
      putAll(table, 0, 3);
      assertThat(take(open(table), 1)).containsExactly("0");
    }
    StreamedTable.age(directory, Duration.ofDays(9));

    try (StreamedTable table = StreamedTable.in(directory)) {
      assertThat(rest(open(table))).containsExactly("1", "2");
    }
  }

  /** DynamoDB Local counts from 1 again when a stream was empty as it opened its file. */
  @Test
  void doesNotTakeNewChangesForOldOnesOfTheSameNumber() throws Exception {
    try (StreamedTable table = StreamedTable.in(directory)) {
      putAll(table, 0, 3);
      assertThat(rest(open(table))).hasSize(3);
    }
    StreamedTable.age(directory, Duration.ofDays(9));
    Files.setLastModifiedTime(
        directory.resolve("tables.db"),
        java.nio.file.attribute.FileTime.from(java.time.Instant.now()));

    try (StreamedTable table = StreamedTable.in(directory)) {
      putAll(table, 3, 8);
      assertThat(rest(open(table))).containsExactly("3", "4", "5", "6", "7");
    }
  }

  @Test
  void readsAllAgainWhenThePositionIsLostOrUnreadable() throws Exception {
    try (StreamedTable table = StreamedTable.in(directory)) {
      putAll(table, 0, 3);
      assertThat(rest(open(table))).hasSize(3);
      Files.writeString(position(), "{\"torn");
      assertThat(rest(open(table))).hasSize(3);
      Files.delete(position());
      assertThat(rest(open(table))).hasSize(3);
      assertThat(rest(open(table))).isEmpty();
    }
  }

  private Path position() {
    return directory.resolve("position.json");
  }

  private ShardTracker open(StreamedTable table) {
    ShardTracker shards = new ShardTracker(table.stream(), new KeptPositions(position()));
    shards.open();
    return shards;
  }

  private static void putAll(StreamedTable table, int from, int to) {
    IntStream.range(from, to).forEach(i -> table.put(Integer.toString(i)));
  }

  private static List<String> rest(ShardTracker shards) {
    return take(shards, Integer.MAX_VALUE);
  }

  /** Takes changes one by one until that many are done or two rounds find none. */
  private static List<String> take(ShardTracker shards, int most) {
    List<String> ids = new ArrayList<>();
    int empty = 0;
    while (ids.size() < most && empty < 2) {
      ShardReader reader = shards.next();
      reader.read(1);
      for (Change change : reader.first(1, 1)) {
        ids.add(change.key().replaceAll(".*S=([^)]*)\\).*", "$1"));
        shards.done(reader, change);
        empty = 0;
      }
      if (!reader.isFinished() || !shards.finished(reader)) {
        empty += reader.waiting() == 0 ? 1 : 0;
      }
    }
    return ids;
  }
}
