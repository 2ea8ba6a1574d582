package dev.orderflow.localcloud.data;

import dev.orderflow.localcloud.dynamodb.TableSalvage;
import dev.orderflow.localcloud.files.AcknowledgedLength;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.files.LineFile;
import dev.orderflow.localcloud.files.OwnerOnly;
import dev.orderflow.localcloud.mail.Mailbox;
import dev.orderflow.localcloud.sqs.journal.JournalSalvage;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a damaged data directory one that opens: keeps what can be read of each damaged file, and
 * puts the file as it was into a folder beside. It destroys nothing.
 */
public final class DataRepair {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'damaged-'yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Files that say nothing of their own, and are made anew of the others. */
  private static final List<String> DERIVED = List.of(".mark", ".sums", "index.ndjson");

  /**
   * What was done.
   *
   * @param aside where the damaged files are as they were; nothing is there if none was damaged
   * @param lost what was lost, or may be wrong, in lines; {@code kept} says what there is
   */
  public record Report(Path aside, List<String> damages, List<String> kept, List<String> lost) {}

  private final DataDirectory data;
  private final Path aside;
  private final List<String> kept = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  private DataRepair(DataDirectory data, Instant now) {
    this.data = data;
    this.aside = data.resolve(NAME.format(now));
  }

  /**
   * @throws IOException if the directory is in use, cannot be written to, or a part of it cannot be
   *     mended
   */
  public static Report run(Path directory, Instant now) throws IOException {
    List<String> damages = new ArrayList<>();
    try (DataDirectory data = DataDirectory.openDamaged(directory, NAME.format(now))) {
      DataRepair repair = new DataRepair(data, now);
      data.manifestDamage().ifPresent(damage -> damages.add(damage.getMessage()));
      for (DamageException damage : DataCheck.damages(data)) {
        damages.add(damage.getMessage());
      }
      if (!damages.isEmpty()) {
        repair.all();
      }
      return new Report(repair.aside, damages, repair.kept, repair.lost);
    }
  }

  private void all() throws IOException {
    Set<String> missing = data.missing();
    for (String file : List.of("queues.journal", "private.journal")) {
      journal(file);
    }
    tables();
    lines("bus.ndjson");
    for (String log : DataCheck.logs(data)) {
      lines(log);
    }
    mail();
    key();
    missing.stream()
        .filter(file -> DERIVED.stream().noneMatch(file::endsWith))
        .forEach(file -> lost.add(file + ": it is missing, with all that was in it"));
    data.forgetMissing();
    data.keepWhatIsThere();
  }

  private boolean isDamaged(String part) throws IOException {
    return DataCheck.damages(data).stream()
        .anyMatch(damage -> damage.file().startsWith(data.resolve(part)));
  }

  private void journal(String file) throws IOException {
    Path path = data.resolve(file);
    if (Files.notExists(path) || !isDamaged(file)) {
      return;
    }
    Path damaged = putAside(file);
    JournalSalvage.Saved saved = JournalSalvage.run(damaged, path, data.owner(file));
    kept.add("%s: %d messages in %d queues".formatted(file, saved.messages(), saved.queues()));
    if (saved.gaps() > 0) {
      lost.add(
          "%s: what stood in %d bytes at %d places: messages that are lost, or deletions, whose"
                  .formatted(file, saved.bytes(), saved.gaps())
              + " messages come again");
    }
    if (saved.end() > 0) {
      lost.add("%s: %d bytes at its end".formatted(file, saved.end()));
    }
    if (saved.queues() == 0) {
      lost.add(file + ": all of it");
    }
  }

  private void tables() throws IOException {
    Path tables = data.resolve("tables");
    if (Files.notExists(tables) || !isDamaged("tables")) {
      return;
    }
    copyAside("tables");
    List<String> gone = TableSalvage.run(tables);
    lost.addAll(gone);
    kept.add(gone.isEmpty() ? "tables: everything" : "tables: what can be read");
  }

  private void lines(String file) throws IOException {
    Path path = data.resolve(file);
    if (Files.notExists(path) || !(isDamaged(file) || isDamaged(file + ".mark"))) {
      return;
    }
    Path damaged = putAside(file);
    if (Files.exists(AcknowledgedLength.markOf(path))) {
      putAside(file + ".mark");
    }
    LineFile.Saved saved = LineFile.salvage(damaged, path, data.owner(file));
    kept.add("%s: %d lines".formatted(file, saved.lines()));
    if (saved.lost() > 0) {
      lost.add("%s: %d lines, the first in line %d".formatted(file, saved.lost(), saved.first()));
    } else {
      lost.add(file + ": nothing, or lines at its end");
    }
  }

  /** Mails that are whole stay; the index is made anew of those that are there. */
  private void mail() throws IOException {
    if (Files.notExists(data.resolve("mail")) || !isDamaged("mail")) {
      return;
    }
    for (DamageException damage :
        Mailbox.damages(data.resolve("mail"), data.owner("mail/index.ndjson"))) {
      String name = "mail/" + damage.file().getFileName();
      if (name.endsWith(".eml")) {
        lost.add("mail: " + damage.getMessage());
        if (Files.exists(damage.file())) {
          putAside(name);
        }
      }
    }
    for (String file : List.of("mail/index.ndjson", "mail/index.ndjson.mark")) {
      if (Files.exists(data.resolve(file))) {
        putAside(file);
      }
    }
    Mailbox.index(data.resolve("mail"), data.owner("mail/index.ndjson"));
    kept.add("mail: all mails that are whole");
  }

  private void key() throws IOException {
    if (isDamaged("dev-issuer.jwk")) {
      putAside("dev-issuer.jwk");
      lost.add("dev-issuer.jwk: tokens of before are not taken any more");
    }
  }

  private Path putAside(String file) throws IOException {
    Path target = made(file);
    return Files.move(data.resolve(file), target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void copyAside(String folder) throws IOException {
    Files.walkFileTree(
        data.resolve(folder),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, made(data.path().relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private Path made(String file) throws IOException {
    Path target = aside.resolve(file);
    OwnerOnly.directoryOf(target);
    return target;
  }
}
