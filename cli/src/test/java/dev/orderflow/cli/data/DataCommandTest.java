package dev.orderflow.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

  private static final String QUEUE =
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: orders
      """;

  @TempDir Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void keepSomething() throws IOException {
    data = folder.resolve("data");
    Path template = Files.writeString(folder.resolve("template.yaml"), QUEUE);
    LocalCloud.boot(Settings.inMemory(List.of(template)).keptIn(data)).close();
  }

  @Test
  void saysOfAWholeDirectoryThatItIs() {
    Run check = Run.of("data", "check", data.toString());
    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).contains("everything that was acknowledged is there");
    Run repair = Run.of("data", "repair", data.toString());
    assertThat(repair.exitCode()).isZero();
    assertThat(repair.out()).contains("nothing was changed");
    assertThat(aside()).isEmpty();
  }

  @Test
  void namesWhatIsDamagedAndKeepsTheRest() throws IOException {
    Path journal = data.resolve("queues.journal");
    byte[] bytes = Files.readAllBytes(journal);
    // a single one would be found, and nothing lost
    bytes[bytes.length - 1] ^= 1;
    bytes[bytes.length - 9] ^= 1;
    Files.write(journal, bytes);

    String template = folder.resolve("template.yaml").toString();
    Run up = Run.of("up", "--port=0", "--api-port=0", "--data=" + data, "--template=" + template);
    assertThat(up.exitCode()).isEqualTo(2);
    assertThat(up.err().strip().lines()).hasSize(1);
    assertThat(up.err()).contains(journal + " is damaged", "./orderflow data repair " + data);

    Run check = Run.of("data", "check", data.toString(), "--json");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.json()).containsEntry("whole", false);

    Run repair = Run.of("data", "repair", data.toString());
    assertThat(repair.exitCode()).as(repair.err()).isEqualTo(1);
    assertThat(repair.out())
        .contains("damaged: " + journal, "kept: queues.journal", "lost: queues.journal");
    assertThat(aside()).hasSize(1);
    assertThat(aside().getFirst().resolve("queues.journal")).hasBinaryContent(bytes);
    assertThat(Run.of("data", "check", data.toString()).exitCode()).isZero();
  }

  @Test
  void makesNoDirectoryWhereThereIsNone() {
    for (String command : List.of("check", "repair")) {
      Run run = Run.of("data", command, folder.resolve("none").toString());
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("there is no directory");
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }

  private List<Path> aside() {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(it -> it.getFileName().toString().startsWith("damaged-")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
