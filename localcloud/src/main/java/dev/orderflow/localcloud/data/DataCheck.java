package dev.orderflow.localcloud.data;

import dev.orderflow.localcloud.bus.OpenDeliveries;
import dev.orderflow.localcloud.dynamodb.TableFiles;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.issuer.SigningKey;
import dev.orderflow.localcloud.logs.LogGroups;
import dev.orderflow.localcloud.mail.Mailbox;
import dev.orderflow.localcloud.sqs.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds every file of a data directory against what was acknowledged, and changes nothing. To be
 * done before any part of the directory is opened, since parts that are opened go on from what they
 * find.
 */
public final class DataCheck {

  private final DataDirectory data;
  private final List<DamageException> damages = new ArrayList<>();

  private DataCheck(DataDirectory data) {
    this.data = data;
  }

  /** All that is wrong, the first that was found in each file. */
  public static List<DamageException> damages(DataDirectory data) throws IOException {
    DataCheck check = new DataCheck(data);
    check.all();
    return check.damages;
  }

  /** All that is wrong with a directory that is there and not in use, in lines. */
  public static List<String> look(Path directory) throws IOException {
    try (DataDirectory data = DataDirectory.look(directory)) {
      return Stream.concat(data.manifestDamage().stream(), damages(data).stream())
          .map(DamageException::getMessage)
          .toList();
    }
  }

  /**
   * Opens a directory, or makes it.
   *
   * @throws DamageException if anything is wrong with it; one line says what, and what to do
   */
  public static DataDirectory open(Path directory) throws IOException {
    DataDirectory data;
    try {
      data = DataDirectory.open(directory);
    } catch (DamageException e) {
      throw refusal(directory, e, 0);
    }
    try {
      List<DamageException> damages = damages(data);
      if (!damages.isEmpty()) {
        throw refusal(directory, damages.getFirst(), damages.size() - 1);
      }
      return data;
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static DamageException refusal(Path directory, DamageException first, int others) {
    String more = others == 0 ? "" : " (and %d more)".formatted(others);
    return new DamageException(
        first.file(),
        String.valueOf(first.getMessage()).substring(first.file().toString().length() + 1)
            + more
            + "; nothing was changed. './orderflow data check %s' lists all,".formatted(directory)
            + " './orderflow data repair %s' keeps what can be read".formatted(directory));
  }

  private interface Look {
    void at(Path path, long owner) throws IOException;
  }

  private void all() throws IOException {
    data.missing()
        .forEach(file -> damages.add(new DamageException(data.resolve(file), "is missing")));
    journal("queues.journal");
    journal("private.journal");
    look(
        "tables",
        "tables/tables.db",
        (_, owner) -> TableFiles.check(data.resolve("tables"), owner));
    look("bus.ndjson", "bus.ndjson", OpenDeliveries::check);
    for (String log : logs(data)) {
      look(log, log, LogGroups::check);
    }
    look(
        "mail/index.ndjson",
        "mail/index.ndjson",
        (_, owner) -> Mailbox.check(data.resolve("mail"), owner));
    look("dev-issuer.jwk", "dev-issuer.jwk", (_, _) -> SigningKey.check(data.path()));
  }

  private void journal(String file) throws IOException {
    look(
        file,
        file,
        (path, owner) -> {
          if (data.manifest().files().contains(file) && Files.size(path) == 0) {
            throw new DamageException(path, "is empty");
          }
          FileJournal.check(path, owner);
        });
  }

  /** Those that were written to as well, though the templates may know them no more. */
  static List<String> logs(DataDirectory data) throws IOException {
    Path logs = data.resolve("logs");
    if (Files.notExists(logs)) {
      return List.of();
    }
    try (var files = Files.list(logs)) {
      return files
          .map(file -> "logs/" + file.getFileName())
          .filter(name -> name.endsWith(".ndjson"))
          .sorted()
          .toList();
    }
  }

  private void look(String name, String file, Look look) throws IOException {
    Path path = data.resolve(file);
    if (Files.notExists(path)) {
      return;
    }
    try {
      look.at(path, data.owner(name));
    } catch (DamageException e) {
      damages.add(e);
    }
  }
}
