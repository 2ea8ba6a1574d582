package dev.orderflow.localcloud.template;

import java.nio.file.Path;

/**
 * One thing in a template that cannot be followed.
 *
 * @param path where in the file, such as {@code Resources.OrdersTable.Properties.KeySchema[0]}
 */
public record Problem(Path file, String path, String message) {

  @Override
  public String toString() {
    return path.isEmpty() ? file + ": " + message : file + ": " + path + ": " + message;
  }
}
