package dev.orderflow.localcloud.lambda;

import java.util.Map;

/** Remembers how far a mapping has come in each shard that it is reading. */
public interface StreamPositions {

  /** Positions by shard; empty if there are none for this stream. */
  Map<String, StreamPosition> load(String streamArn);

  /** When it returns, the positions survive the death of this process, if anything does. */
  void save(String streamArn, Map<String, StreamPosition> positions);

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
