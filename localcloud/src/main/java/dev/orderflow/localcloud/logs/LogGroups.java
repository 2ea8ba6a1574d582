package dev.orderflow.localcloud.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All log groups, by name. */
public final class LogGroups implements AutoCloseable {

  private final ConcurrentMap<String, LogGroup> groups = new ConcurrentHashMap<>();
  private final Clock clock;

  public LogGroups(Clock clock) {
    this.clock = clock;
  }

  /** The group of that name, made if there is none yet. */
  public LogGroup group(String name) {
    return groups.computeIfAbsent(
        name, missing -> new LogGroup(missing, clock, LogGroup.Limit.OF_A_FUNCTION));
  }

  /**
   * Makes a group that is a record of what happened: it holds much more, and survives this process
   * if it has a file.
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
    LogGroup group = new LogGroup(name, clock, LogGroup.Limit.OF_A_RECORD);
    groups.put(name, group);
    if (file.isPresent()) {
      try {
        group.keepIn(file.get(), owner);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot keep the log " + name + ": " + e.getMessage(), e);
      }
    }
  }

  /**
   * Reads a group's file and changes nothing.
   *
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  public static void check(Path file, long owner) throws IOException {
    LogFile.read(file, owner, (_, _, _) -> {});
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
  }

  /** By name. */
  List<LogGroup> all() {
    return groups.values().stream().sorted(java.util.Comparator.comparing(LogGroup::name)).toList();
  }
}
