package dev.orderflow.checks.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A TCP port on which a process takes connections, as Linux tells under /proc.
 *
 * @param address as in {@code 0100007F:1F90}
 */
record ListeningSocket(long pid, String address) {

  private static final String LISTENING = "0A";
  private static final String LOOPBACK = "0100007F";
  private static final String LOOPBACK_IN_6 = "0000000000000000FFFF00000100007F";

  static boolean canBeTold() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  /** Those of this process and all that it has started. */
  static Set<ListeningSocket> ofThisProcess() {
    Map<String, String> listening = listening();
    Set<ListeningSocket> sockets = new HashSet<>();
    Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .forEach(
            process ->
                inodes(process.pid()).stream()
                    .filter(listening::containsKey)
                    .forEach(
                        it -> sockets.add(new ListeningSocket(process.pid(), listening.get(it)))));
    return sockets;
  }

  int port() {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
  }

  boolean isLoopback() {
    String host = address.substring(0, address.indexOf(':'));
    return host.equals(LOOPBACK) || host.equals(LOOPBACK_IN_6);
  }

  /** Addresses by inode. */
  private static Map<String, String> listening() {
    Map<String, String> sockets = new TreeMap<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      lines(Path.of(table)).stream()
          .map(line -> line.strip().split(" +"))
          .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING))
          .forEach(fields -> sockets.put(fields[9], fields[1]));
    }
    return sockets;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> inodes(long pid) {
    List<String> inodes = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files.toList()) {
        String target = target(file);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    } catch (NoSuchFileException e) {
      return List.of(); // it has just ended
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inodes;
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
