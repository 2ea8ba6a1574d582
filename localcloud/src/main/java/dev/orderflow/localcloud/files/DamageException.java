package dev.orderflow.localcloud.files;

import java.io.IOException;
import java.nio.file.Path;

/** What is kept is not what was acknowledged; the message says in one line where and how. */
public final class DamageException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;

  /**
   * @param how such as {@code is missing}; it follows the file's name
   */
  public DamageException(Path file, String how) {
    super(file + " " + how);
    this.file = file;
  }

  /** What is damaged. */
  public Path file() {
    return file;
  }
}
