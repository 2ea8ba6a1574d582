package dev.orderflow.localcloud.sqs.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes the records that still count to a new file, which then takes the old one's place. */
final class Compaction {

  private Compaction() {}

  /**
   * Returns the new file. If it fails the old file is as it was, and so are the places.
   *
   * @throws IOException if there is no room for the new file beside the old one
   */
  static JournalFile run(Path file, LiveRecords live, long owner) throws IOException {
    Path fresh = JournalFile.freshBeside(file);
    List<LiveRecords.Place> places = live.places();
    JournalFile.writeHead(fresh, owner);
    JournalFile target = new JournalFile(fresh, JournalFile.HEAD, file);
    try {
      copy(file, places, target);
      target.force();
      target.acknowledge();
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      target.close();
      Files.deleteIfExists(fresh);
      throw e;
    }
    settle(places);
    return target;
  }

  private static void copy(Path file, List<LiveRecords.Place> places, JournalFile target)
      throws IOException {
    try (FileChannel source = FileChannel.open(file)) {
      for (int i = 0; i < places.size(); ) {
        int next = endOfRun(places, i);
        target.append(source, places.get(i).offset(), places.get(next - 1).end());
        i = next;
      }
    }
  }

  /** Records that follow one another are copied at once. */
  private static int endOfRun(List<LiveRecords.Place> places, int first) {
    int next = first + 1;
    while (next < places.size() && places.get(next).offset() == places.get(next - 1).end()) {
      next++;
    }
    return next;
  }

  private static void settle(List<LiveRecords.Place> places) {
    long end = JournalFile.HEAD;
    for (LiveRecords.Place place : places) {
      place.moveBy(end - place.offset());
      end = place.end();
    }
  }
}
