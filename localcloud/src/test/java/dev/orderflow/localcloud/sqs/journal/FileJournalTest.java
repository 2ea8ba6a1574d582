package dev.orderflow.localcloud.sqs.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.orderflow.localcloud.files.AcknowledgedLength;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileJournalTest {

  @TempDir Path folder;
  Path file;
  final List<Long> ends = new ArrayList<>();

  @BeforeEach
  void nameFile() {
    file = folder.resolve("made/on/demand/queues.journal");
  }

  @Test
  void everyKindOfEntryIsReadBackAsItWasWritten() throws IOException {
    RandomEntries random = new RandomEntries(new Random(1));
    List<JournalEntry> entries = random.take(2_000);
    assertThat(entries.stream().map(Object::getClass).distinct()).hasSize(6);
    try (Journal journal = FileJournal.open(file).journal()) {
      entries.forEach(entry -> journal.write(List.of(entry)));
    }
    List<JournalEntry> read = new ArrayList<>();
    JournalScan.read(file, 0, (entry, _, _) -> read.add(entry));
    assertThat(read.equals(entries)).isTrue();
  }

  /** The process may die at any byte: what was whole is there, what was torn is as if never. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aTornTailIsCutOff(long seed) throws IOException {
    Random random = new Random(seed);
    RandomEntries entries = new RandomEntries(random);
    TreeMap<Long, Contents> wholes = new TreeMap<>();
    wholes.put((long) JournalFile.HEAD, new Contents());
    List<JournalEntry> written = new ArrayList<>();
    try (Journal journal = FileJournal.open(file).journal()) {
      for (int i = 0; i < 200; i++) {
        JournalEntry entry = entries.next();
        journal.write(List.of(entry));
        written.add(entry);
        wholes.put(Files.size(file), contents(written));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < 100; i++) {
      int kill = random.nextInt(JournalFile.HEAD, bytes.length + 1);
      long whole = wholes.floorKey((long) kill);
      Files.write(file, Arrays.copyOf(bytes, kill));
      acknowledge(random.nextBoolean() ? whole : JournalFile.HEAD);
      assertOpensAs(requireNonNull(wholes.get(whole)));
      assertOpensAs(requireNonNull(wholes.get(whole)));
    }
  }

  /** Zeros, which a system that died may leave, and anything else; from any byte of a record on. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatWasNeverAcknowledgedIsCutOff(long seed) throws IOException {
    Random random = new Random(seed);
    writeThree();
    byte[] bytes = Files.readAllBytes(file);
    long second = ends.get(1);
    for (int i = 0; i < 50; i++) {
      byte[] torn = Arrays.copyOf(bytes, bytes.length + random.nextInt(5_000));
      int from = random.nextInt((int) second, bytes.length);
      byte[] tail = new byte[torn.length - from];
      if (random.nextBoolean()) {
        random.nextBytes(tail);
      }
      System.arraycopy(tail, 0, torn, from, tail.length);
      Files.write(file, torn);
      acknowledge(second);
      try (Journal _ = FileJournal.open(file).journal()) {
        assertThat(Files.size(file)).isEqualTo(second);
      }
    }
  }

  /** As a byte that is flipped, or a file that is cut, wherever it is. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatWasAcknowledgedIsThereOrTheJournalIsRefused(long seed) throws IOException {
    Random random = new Random(seed);
    writeThree();
    byte[] bytes = Files.readAllBytes(file);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] damaged = bytes.clone();
      if (random.nextInt(3) == 0) {
        damaged = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
      } else {
        damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      try (Journal _ = FileJournal.open(file).journal()) {
        assertThat(ids(read())).containsExactly("a", "b");
      } catch (DamageException e) {
        assertThat(e).hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void aJournalOfAnEarlierVersionIsTakenOver() throws IOException {
    writeThree();
    byte[] bytes = Files.readAllBytes(file);
    byte[] old = new byte[bytes.length - JournalFile.HEAD + JournalFile.OLD_MAGIC.length];
    System.arraycopy(JournalFile.OLD_MAGIC, 0, old, 0, JournalFile.OLD_MAGIC.length);
    System.arraycopy(
        bytes,
        JournalFile.HEAD,
        old,
        JournalFile.OLD_MAGIC.length,
        bytes.length - JournalFile.HEAD);
    Files.write(file, old);
    for (int boot = 0; boot < 2; boot++) {
      OpenedJournal opened = FileJournal.open(file, 7);
      opened.journal().close();
      assertThat(opened.messages()).extracting(StoredMessage::id).containsExactly("a", "b");
    }
    assertThat(Files.readAllBytes(file)).startsWith(JournalFile.MAGIC);
  }

  @Test
  void anotherJournalThanTheOneThatBelongsHereIsRefused() throws IOException {
    FileJournal.open(file, 7).journal().close();
    assertThatExceptionOfType(DamageException.class)
        .isThrownBy(() -> FileJournal.open(file, 8))
        .withMessageContaining("another journal");
  }

  /** Deleted, moved away, replaced or cut by others while it is in use. */
  @Test
  void aJournalWhoseFileIsGoneAcknowledgesNothing() throws IOException {
    for (Interference other :
        List.<Interference>of(
            Files::delete,
            path -> Files.move(path, path.resolveSibling("elsewhere")),
            path -> Files.write(path, new byte[10]),
            this::replace)) {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Journal journal = FileJournal.open(file).journal();
      journal.write(List.of(queue("q")));
      assertThat(journal.trouble()).isEmpty();
      other.with(file);
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(JournalException.class)
            .isThrownBy(() -> journal.write(List.of(message("q", "lost"))))
            .withMessageContaining(file + " is gone, or was replaced");
      }
      assertThat(journal.trouble()).isPresent();
      journal.close();
    }
  }

  private interface Interference {
    void with(Path file) throws IOException;
  }

  private void replace(Path path) throws IOException {
    Path copy = Files.copy(path, path.resolveSibling("copy"));
    Files.move(copy, path, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The process may die at any byte of the new file, before or after it takes the old one's place.
   */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void aKillDuringACompactionLosesNothing(long seed) throws IOException {
    Random random = new Random(seed);
    List<JournalEntry> written = new RandomEntries(random).take(1_000);
    try (Journal journal = FileJournal.open(file, 0, 1L << 40, JournalFile::new).journal()) {
      written.forEach(entry -> journal.write(List.of(entry)));
    }
    byte[] before = Files.readAllBytes(file);
    compact();
    byte[] after = Files.readAllBytes(file);
    assertThat(after.length).isLessThan(before.length);
    assertOpensAs(contents(written));
    for (int i = 0; i < 60; i++) {
      Files.write(file, before);
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.write(unfinished, Arrays.copyOf(after, random.nextInt(after.length + 1)));
      assertOpensAs(contents(written));
      compact();
      assertThat(Files.readAllBytes(file)).isEqualTo(after);
    }
  }

  private void compact() throws IOException {
    try (Journal _ = FileJournal.open(file, 0, 1, JournalFile::new).journal()) {
      // it is done as it opens
    }
  }

  @Test
  void bodiesAreReadWhereverACompactionPutThem() throws IOException {
    Random random = new Random(9);
    RandomEntries entries = new RandomEntries(random);
    Contents expected = new Contents();
    try (Journal journal = FileJournal.open(file, 0, 32 << 10, JournalFile::new).journal()) {
      for (int i = 0; i < 3_000; i++) {
        JournalEntry entry = entries.next();
        expected.apply(entry);
        journal.write(List.of(entry));
        List<StoredMessage> kept = expected.messages();
        if (!kept.isEmpty()) {
          StoredMessage any = kept.get(random.nextInt(kept.size()));
          assertThat(journal.body(any.id())).isEqualTo(any.body());
        }
      }
      assertThatExceptionOfType(JournalException.class).isThrownBy(() -> journal.body("none"));
    }
    assertOpensAs(expected);
  }

  @Test
  void whatNoLongerCountsIsDroppedAndTheRestStays() throws IOException {
    RandomEntries random = new RandomEntries(new Random(7));
    long room = 64 << 10;
    Contents expected = new Contents();
    try (Journal journal = FileJournal.open(file, 0, room, JournalFile::new).journal()) {
      for (int i = 0; i < 20_000; i++) {
        JournalEntry entry = random.next();
        expected.apply(entry);
        journal.write(List.of(entry));
        assertThat(Files.size(file)).isLessThan(room + 2 * random.largestLive());
      }
    }
    assertOpensAs(expected);
    assertThat(file.resolveSibling("queues.journal.new")).doesNotExist();
  }

  @Test
  void aWriteThatFailsLeavesNothingAndTheNextSucceeds() throws IOException {
    TestDisk disk = new TestDisk();
    try (Journal journal = disk.open(file).journal()) {
      journal.write(List.of(queue("q"), message("q", "a")));
      disk.fill();
      assertThatExceptionOfType(JournalException.class)
          .isThrownBy(() -> journal.write(List.of(message("q", "lost"), new MessageDeleted("a"))))
          .withMessageContaining("No space left");
      disk.free();
      journal.write(List.of(message("q", "b")));
    }
    try (Journal _ = FileJournal.open(file).journal()) {
      assertThat(ids(read())).containsExactly("a", "b");
    }
  }

  @Test
  void twoProcessesCannotHaveTheSameQueues() throws IOException {
    try (Journal _ = FileJournal.open(file).journal()) {
      assertThatIOException()
          .isThrownBy(() -> FileJournal.open(file))
          .withMessageContaining("in use by another process");
    }
    FileJournal.open(file).journal().close();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path taken = Files.createFile(folder.resolve("made"));
    assertThatIOException()
        .isThrownBy(() -> FileJournal.open(file))
        .withMessageContaining(taken.toString());
  }

  @Test
  void aClosedJournalTakesNoMore() throws IOException {
    Journal journal = FileJournal.open(file).journal();
    journal.close();
    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(() -> journal.write(List.of(queue("q"))));
  }

  private void writeThree() throws IOException {
    try (Journal journal = FileJournal.open(file).journal()) {
      for (JournalEntry entry : List.of(queue("q"), message("q", "a"), message("q", "b"))) {
        journal.write(List.of(entry));
        ends.add(Files.size(file));
      }
    }
  }

  /** As the process had, when it died. */
  private void acknowledge(long length) throws IOException {
    try (AcknowledgedLength mark = AcknowledgedLength.in(file, JournalFile.MAGIC.length)) {
      mark.set(length);
    }
  }

  private void assertOpensAs(Contents expected) throws IOException {
    OpenedJournal opened = FileJournal.open(file);
    opened.journal().close();
    assertThat(opened.queues()).containsExactlyInAnyOrderElementsOf(expected.queues());
    assertThat(opened.messages().equals(expected.messages()))
        .as("messages %s, and should be %s", opened.messages().size(), expected.messages().size())
        .isTrue();
  }

  private List<JournalEntry> read() throws IOException {
    List<JournalEntry> read = new ArrayList<>();
    JournalScan.read(file, 0, (entry, _, _) -> read.add(entry));
    return read;
  }

  private static List<String> ids(List<JournalEntry> entries) {
    return contents(entries).messages().stream().map(StoredMessage::id).toList();
  }

  private static Contents contents(List<JournalEntry> entries) {
    Contents contents = new Contents();
    entries.forEach(contents::apply);
    return contents;
  }

  private static JournalEntry queue(String name) {
    return new QueueKept(RandomEntries.queue(name, null));
  }

  private static JournalEntry message(String queue, String id) {
    return new MessageKept(RandomEntries.message(queue, id, "body of " + id));
  }
}
