package dev.orderflow.localcloud.web;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a server, and how many they may be. */
final class OpenConnections {

  private final int most;
  private final Set<WebConnection> open = ConcurrentHashMap.newKeySet();

  OpenConnections(int most) {
    this.most = most;
  }

  /**
   * Called by the one thread that accepts. The connection that has waited longest for a request
   * makes room for a new one, so that nobody can keep others out by connecting and saying nothing.
   *
   * @return whether there is room
   */
  boolean add(WebConnection connection) {
    if (open.size() >= most && !closeOneThatWaits()) {
      return false;
    }
    return open.add(connection);
  }

  private boolean closeOneThatWaits() {
    long now = System.nanoTime();
    var longest =
        open.stream()
            .filter(it -> it.waitingSince().isPresent())
            .max(Comparator.comparingLong(it -> now - it.waitingSince().orElse(now)));
    longest.ifPresent(
        it -> {
          open.remove(it);
          close(it);
        });
    return longest.isPresent();
  }

  void remove(WebConnection connection) {
    open.remove(connection);
  }

  void closeAll() {
    open.forEach(OpenConnections::close);
  }

  static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // it is of no more use either way
    }
  }
}
