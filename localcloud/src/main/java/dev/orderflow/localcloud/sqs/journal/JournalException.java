package dev.orderflow.localcloud.sqs.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A change could not be kept, so it must not be acknowledged. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalException(Path file, IOException cause) {
    super("Cannot write " + file + ": " + cause.getMessage(), cause);
  }

  public JournalException(String message) {
    super(message);
  }
}
