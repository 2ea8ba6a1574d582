package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second engine out of a directory, in this process or another, for as long as it lives.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "tables.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(OwnerOnly.file(directory.resolve(FILE)), StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      throw new IOException("The data directory " + directory + " is in use.");
    }
    return new DirectoryLock(channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
