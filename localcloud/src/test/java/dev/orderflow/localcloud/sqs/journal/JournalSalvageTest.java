package dev.orderflow.localcloud.sqs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSalvageTest {

  @TempDir Path folder;

  /** Small ones are read with the journal, large ones are left in it. */
  @Test
  void keepsMessagesOfEverySize() throws IOException {
    Path damaged = folder.resolve("damaged.journal");
    List<Integer> sizes = List.of(1, Journal.LARGE_BODY - 1, Journal.LARGE_BODY, 200_000);
    try (Journal journal = FileJournal.open(damaged).journal()) {
      journal.write(List.of(new JournalEntry.QueueKept(RandomEntries.queue("q", null))));
      for (int size : sizes) {
        journal.write(
            List.of(
                new JournalEntry.MessageKept(
                    RandomEntries.message("q", "of " + size, "x".repeat(size)))));
      }
    }
    byte[] bytes = Files.readAllBytes(damaged);
    IntStream.of(1, 9).forEach(fromEnd -> bytes[bytes.length - 300 - fromEnd] ^= 1);
    Files.write(damaged, bytes);

    Path target = folder.resolve("queues.journal");
    JournalSalvage.Saved saved = JournalSalvage.run(damaged, target, 0);

    assertThat(saved.messages()).isEqualTo(sizes.size() - 1);
    assertThat(saved.gaps()).isEqualTo(1);
    try (Journal journal = FileJournal.open(target).journal()) {
      for (int size : sizes.subList(0, sizes.size() - 1)) {
        assertThat(journal.body("of " + size)).isEqualTo("x".repeat(size));
      }
    }
  }
}
