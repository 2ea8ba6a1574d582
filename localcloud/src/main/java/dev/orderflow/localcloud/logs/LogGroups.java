package dev.orderflow.localcloud.logs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All log groups, by name. */
public final class LogGroups {

  private final ConcurrentMap<String, LogGroup> groups = new ConcurrentHashMap<>();
  private final Clock clock;

  public LogGroups(Clock clock) {
    this.clock = clock;
  }

  /** The group of that name, made if there is none yet. */
  public LogGroup group(String name) {
    return groups.computeIfAbsent(name, missing -> new LogGroup(missing, clock));
  }

  /** The group that Lambda writes a function's lines to. */
  public LogGroup ofFunction(String function) {
    return group("/aws/lambda/" + function);
  }

  Optional<LogGroup> find(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** By name. */
  List<LogGroup> all() {
    return groups.values().stream().sorted(java.util.Comparator.comparing(LogGroup::name)).toList();
  }
}
