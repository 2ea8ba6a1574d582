package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Positions in a file of their own, which is replaced whole. If it is lost, changes are delivered
 * again; none is left out.
 */
public final class KeptPositions implements StreamPositions {

  private final Path file;
  private final Path next;

  /**
   * @param file in a directory that is there; it need not be there itself
   */
  public KeptPositions(Path file) {
    this.file = file;
    this.next = file.resolveSibling(file.getFileName() + ".next");
  }

  @Override
  public Map<String, StreamPosition> load(String streamArn) {
    Map<String, StreamPosition> positions = new LinkedHashMap<>();
    if (read() instanceof Map<?, ?> kept
        && streamArn.equals(kept.get("streamArn"))
        && kept.get("shards") instanceof Map<?, ?> shards) {
      shards.forEach((shard, position) -> positions.put(String.valueOf(shard), position(position)));
    }
    return positions;
  }

  private @Nullable Object read() {
    try {
      return Files.exists(file) ? Json.parse(Files.readString(file)) : Map.of();
    } catch (JsonException e) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StreamPosition position(Object kept) {
    return kept instanceof Map<?, ?> position
            && position.get("sequenceNumber") instanceof String number
            && position.get("eventId") instanceof String id
        ? new StreamPosition(number, id)
        : StreamPosition.HORIZON;
  }

  @Override
  public void save(String streamArn, Map<String, StreamPosition> positions) {
    Map<String, Object> shards = new LinkedHashMap<>();
    positions.forEach(
        (shard, position) ->
            shards.put(
                shard,
                Map.of(
                    "sequenceNumber", position.sequenceNumber(), "eventId", position.eventId())));
    try {
      Files.writeString(
          OwnerOnly.file(next), Json.write(Map.of("streamArn", streamArn, "shards", shards)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the position in " + file, e);
    }
  }
}
