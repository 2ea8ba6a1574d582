package dev.orderflow.localcloud.logs;

import dev.orderflow.localcloud.files.AcknowledgedLength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** All log groups, by name. */
public final class LogGroups implements AutoCloseable {

  private final ConcurrentMap<String, LogGroup> groups = new ConcurrentHashMap<>();
  private final List<Path> temporary = new CopyOnWriteArrayList<>();
  private final Clock clock;
  private final AtomicLong held = new AtomicLong();

  public LogGroups(Clock clock) {
    this.clock = clock;
  }

  /** The group of that name, made if there is none yet. */
  public LogGroup group(String name) {
    return groups.computeIfAbsent(name, missing -> new LogGroup(missing, clock, held));
  }

  /**
   * Makes a group that is a record of what happened: it keeps everything, in a file, which is a
   * temporary one if none is named.
   *
   * @throws UncheckedIOException if the file cannot be used
   */
  public void keep(String name, Optional<Path> file) {
    keep(name, file, 0);
  }

  /**
   * The same.
   *
   * @param owner whose the file is; 0 for anybody's
   */
  public void keep(String name, Optional<Path> file, long owner) {
    LogGroup group = new LogGroup(name, clock, held);
    groups.put(name, group);
    try {
      group.keepIn(file.isPresent() ? file.get() : temporary(), owner);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the log " + name + ": " + e.getMessage(), e);
    }
  }

  private Path temporary() throws IOException {
    Path file = Files.createTempFile("orderflow-log-", ".ndjson");
    temporary.add(file);
    temporary.add(AcknowledgedLength.markOf(file));
    return file;
  }

  /**
   * Reads a group's file and changes nothing.
   *
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  public static void check(Path file, long owner) throws IOException {
    LogFile.check(file, owner);
  }

  /** Why nothing can be kept at present, as far as is known. */
  public Optional<String> trouble() {
    return groups.values().stream().flatMap(group -> group.trouble().stream()).findFirst();
  }

  /** The group that Lambda writes a function's lines to. */
  public LogGroup ofFunction(String function) {
    return group("/aws/lambda/" + function);
  }

  public Optional<LogGroup> find(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  @Override
  public void close() throws IOException {
    for (LogGroup group : groups.values()) {
      group.close();
    }
    for (Path file : temporary) {
      Files.deleteIfExists(file);
    }
  }

  /** By name. */
  List<LogGroup> all() {
    return groups.values().stream().sorted(java.util.Comparator.comparing(LogGroup::name)).toList();
  }
}
