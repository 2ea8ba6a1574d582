package dev.orderflow.localcloud.work;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Says what fails, in one line per cause and minute: a disk that is full fails whatever is tried,
 * many times a second, and always for the same reason.
 */
public final class FaultLog {

  private static final Logger LOG = System.getLogger(FaultLog.class.getName());
  private static final FaultLog OF_PROCESS =
      new FaultLog(InstantSource.system(), line -> LOG.log(Level.WARNING, line));
  private static final long MINUTE = 60_000;
  private static final int MOST_CAUSES = 100;
  private static final int LONGEST = 500;

  /** When a cause was last said, and how often it came since. */
  private static final class Said {
    private long at;
    private int since;
  }

  private final InstantSource clock;
  private final Consumer<String> lines;
  private final Map<String, Said> causes = new HashMap<>();

  FaultLog(InstantSource clock, Consumer<String> lines) {
    this.clock = clock;
    this.lines = lines;
  }

  /**
   * Says it, unless the same cause was said within the last minute, whatever it failed.
   *
   * @param what failed, such as the name of a worker
   */
  public static void say(String what, Throwable fault) {
    OF_PROCESS.add(what, fault);
  }

  synchronized void add(String what, Throwable fault) {
    Throwable root = root(fault);
    String key = root.getClass() + String.valueOf(root.getMessage()).replaceAll("\\d+", "#");
    if (causes.size() >= MOST_CAUSES && !causes.containsKey(key)) {
      key = "others";
    }
    Said said = causes.get(key);
    long now = clock.millis();
    if (said != null && now - said.at < MINUTE) {
      said.since++;
      return;
    }
    int before = said == null ? 0 : said.since;
    Said next = new Said();
    next.at = now;
    causes.put(key, next);
    lines.accept(line(what, fault, root, before));
  }

  private static String line(String what, Throwable fault, Throwable root, int before) {
    String text = what + ": " + fault;
    if (root != fault) {
      text += ", since " + root;
    }
    StackTraceElement[] trace = root.getStackTrace();
    if (trace.length > 0) {
      text += " at " + trace[0];
    }
    String line =
        text.lines()
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" | "));
    String cut = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    return before == 0 ? cut : cut + " (and " + before + " times since it was last said)";
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
