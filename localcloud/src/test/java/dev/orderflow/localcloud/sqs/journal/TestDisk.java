package dev.orderflow.localcloud.sqs.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that, while it is full, takes half of what is written and then no more. */
public final class TestDisk {

  private volatile boolean full;

  public void fill() {
    full = true;
  }

  public void free() {
    full = false;
  }

  public OpenedJournal open(Path file) throws IOException {
    return FileJournal.open(file, 0, 1 << 20, this::file);
  }

  private JournalFile file(Path path, long whole) throws IOException {
    return new JournalFile(path, whole) {
      @Override
      void append(byte[] bytes, int length) throws IOException {
        if (full) {
          super.append(bytes, length / 2);
          throw new IOException("No space left on device");
        }
        super.append(bytes, length);
      }
    };
  }
}
