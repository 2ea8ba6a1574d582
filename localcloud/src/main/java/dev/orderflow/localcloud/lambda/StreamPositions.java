package dev.orderflow.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Remembers how far a mapping has come in each shard that it is reading. */
public interface StreamPositions {

  /** Positions by shard; empty if there are none for this stream. */
  Map<String, StreamPosition> load(String streamArn);

  /** When it returns, the positions survive the death of this process, if anything does. */
  void save(String streamArn, Map<String, StreamPosition> positions);

  /**
   * Of the mapping of a stream to a function; stays the same when the table is made anew.
   *
   * @param streamArn as the template knows it
   */
  static String id(String streamArn, String function) {
    return UUID.nameUUIDFromBytes((streamArn + function).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Nothing survives it: the tables do not either. */
  static StreamPositions inMemory() {
    return new StreamPositions() {
      @Override
      public Map<String, StreamPosition> load(String streamArn) {
        return Map.of();
      }

      @Override
      public void save(String streamArn, Map<String, StreamPosition> positions) {
        // the mapping itself knows
      }
    };
  }
}
