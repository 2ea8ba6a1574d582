package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write-ahead log of events that go to several targets: an event is in it before its first target
 * gets it, so that all of them get it when the process dies in between. In a file, or nowhere.
 */
public final class OpenDeliveries implements AutoCloseable {

  /** Beyond this it begins anew, once nothing is on its way. */
  static final long LONGEST = 8 << 20;

  private static final String BEGUN = "begun";
  private static final String ENDED = "ended";

  private final @Nullable Path path;
  private final @Nullable LineFile file;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final List<Open> left;

  /** An event that some of its targets may not have yet. */
  record Open(String id, String bus, String event) {}

  private OpenDeliveries(@Nullable Path path, @Nullable LineFile file, List<Open> left) {
    this.path = path;
    this.file = file;
    this.left = left;
    left.forEach(it -> open.put(it.id(), it));
  }

  /** None is kept: what is on its way is gone when the process is. */
  public static OpenDeliveries inMemory() {
    return new OpenDeliveries(null, null, List.of());
  }

  /**
   * Those that a process left behind, and those to come.
   *
   * @param owner whose the file is; 0 for anybody's
   * @throws DamageException if it is not what was acknowledged
   */
  public static OpenDeliveries kept(Path path, long owner) throws IOException {
    Map<String, Open> begun = new LinkedHashMap<>();
    LineFile file = LineFile.open(path, owner, (line, _) -> read(line, begun));
    return new OpenDeliveries(path, file, new ArrayList<>(begun.values()));
  }

  /**
   * Reads the file and changes nothing.
   *
   * @throws DamageException if it is not what was acknowledged
   */
  public static void check(Path path, long owner) throws IOException {
    LineFile.read(path, owner, (line, _) -> read(line, new LinkedHashMap<>()));
  }

  private static boolean read(String line, Map<String, Open> begun) {
    if (!(Json.parse(line) instanceof Map<?, ?> fields)) {
      return false;
    }
    if (fields.get(ENDED) instanceof String id) {
      begun.remove(id);
      return true;
    }
    if (fields.get(BEGUN) instanceof String id
        && fields.get("bus") instanceof String bus
        && fields.get("event") instanceof String event) {
      begun.put(id, new Open(id, bus, event));
      return true;
    }
    return false;
  }

  /** What the process before this one left behind, oldest first. */
  List<Open> left() {
    return left;
  }

  /**
   * To be called before the first target gets the event.
   *
   * @throws AwsError if it cannot be written down; no target may get it then
   */
  synchronized Open begin(String id, String bus, String event) {
    Open begun = new Open(id, bus, event);
    if (file != null) {
      try {
        file.append(Json.write(Map.of(BEGUN, id, "bus", bus, "event", event)));
      } catch (IOException e) {
        throw new AwsError("InternalFailure", 500, "Cannot write " + path + ": " + e.getMessage());
      }
      open.put(id, begun);
    }
    return begun;
  }

  /** To be called when all targets have the event; they get it again if this can't be kept. */
  synchronized void end(Open begun) {
    if (file == null) {
      return;
    }
    open.remove(begun.id());
    try {
      if (open.isEmpty() && file.length() > LONGEST) {
        file.clear();
      } else {
        file.append(Json.write(Map.of(ENDED, begun.id())));
      }
    } catch (IOException _) {
      // the file says so itself, to those who ask for trouble
    }
  }

  /** Why nothing can be kept at present, as far as is known. */
  public Optional<String> trouble() {
    return file == null ? Optional.empty() : file.trouble();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
