package dev.orderflow.localcloud.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.files.DamageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others remove while they are in use: nothing more is acknowledged. */
class RemovedFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queues.journal",
        "private.journal",
        "logs/accepted.ndjson",
        "mail/index.ndjson",
        "tables/tables.db-wal",
        "tables/tables.db"
      })
  void nothingMoreIsAcknowledgedAndTheNextBootIsRefused(String file) throws IOException {
    Path data = folder.resolve("data");
    try (Kept kept = Kept.open(data)) {
      kept.put(0, 3);
      assertThat(kept.trouble()).isEmpty();
      Files.delete(data.resolve(file));
      for (int i = 0; i < 3; i++) {
        assertThatException().isThrownBy(() -> kept.put(3, 4));
        assertThat(kept.trouble().orElse("")).contains("is gone, or was replaced");
      }
    }
    Files.deleteIfExists(data.resolve(file)); // where the engine made it anew as it closed
    if (!file.endsWith("-wal")) {
      assertThatExceptionOfType(DamageException.class)
          .isThrownBy(() -> Kept.open(data))
          .withMessageContaining("is missing");
    }
  }

  @Test
  void aDirectoryThatIsGoneIsTrouble() throws IOException {
    Path data = folder.resolve("data");
    try (Kept kept = Kept.open(data)) {
      Path elsewhere = Files.move(data, folder.resolve("elsewhere"));
      assertThat(kept.room()).isPresent();
      Files.move(elsewhere, data);
      assertThat(kept.room()).isEqualTo(Optional.empty());
    }
  }
}
