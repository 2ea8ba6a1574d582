package dev.orderflow.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.files.RecordLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is a record of what happened, in a directory, whatever happens to the process. */
class KeptLogTest {

  @TempDir private Path directory;

  @Test
  void hasItsLinesAfterAKill() throws IOException {
    LogGroup first = open();
    first.append("events", "one");
    first.append("events", "two \n \u00e5 \"quoted\"");
    first.close();

    LogGroup second = open();
    second.append("events", "three");

    assertThat(messages(open())).containsExactly("one", "two \n \u00e5 \"quoted\"", "three");
    assertThat(open().events()).extracting(LogEvent::timestamp).isSorted();
    second.close();
  }

  @Test
  void noMessageMakesASecondLineOfOne() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "\r\n", "\n", "\r", "\u000b", "\f", "\u001e", "\u0085", "\u2028", "\u2029", "\"", "x");
    List<String> written = new ArrayList<>();
    LogGroup group = open();
    for (int i = 0; i < 200; i++) {
      StringBuilder message = new StringBuilder();
      for (int part = random.nextInt(8); part > 0; part--) {
        message.append(pieces.get(random.nextInt(pieces.size())));
      }
      written.add(message.toString());
      group.append("events", message.toString());
    }
    group.close();
    assertThat(Files.readString(file()).split("\\R|[\u001c-\u001e]"))
        .as("seed %d", seed)
        .hasSize(written.size());
    assertThat(messages(open())).as("seed %d", seed).isEqualTo(written);
  }

  @Test
  void forgetsALineThatWasTornAndGoesOnBehindTheLast() throws IOException {
    LogGroup first = open();
    first.append("events", "one");
    first.close();
    Files.writeString(file(), "{\"timestamp\":1,\"str", StandardOpenOption.APPEND);

    LogGroup second = open();
    second.append("events", "two");
    second.close();

    assertThat(messages(open())).containsExactly("one", "two");
  }

  /** From then on each line of it has a checksum. */
  @Test
  void takesOverTheLinesOfAnEarlierVersion() throws IOException {
    String old = "{\"message\":\"%s\",\"stream\":\"events\",\"timestamp\":1}\n";
    Files.writeString(file(), old.formatted("one") + old.formatted("two"));
    LogGroup group = open();
    group.append("events", "three");
    group.close();
    assertThat(Files.readAllLines(file())).hasSize(3).allMatch(RecordLine::hasSum);
    assertThat(messages(open())).containsExactly("one", "two", "three");

    Files.writeString(file(), Files.readString(file()).replace("one", "eno"));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(this::open)
        .withMessageContaining(file() + " is damaged in line 1");
  }

  @Test
  void saysThatItsFileIsNone() throws IOException {
    Files.writeString(file(), "no log\n");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(this::open)
        .withMessageContaining("/aws/events/accepted");
  }

  private LogGroup open() {
    LogGroups groups = new LogGroups(Clock.systemUTC());
    groups.keep("/aws/events/accepted", Optional.of(file()));
    return groups.group("/aws/events/accepted");
  }

  private Path file() {
    return directory.resolve("accepted.ndjson");
  }

  private static List<String> messages(LogGroup group) {
    return group.events().stream().map(LogEvent::message).toList();
  }
}
