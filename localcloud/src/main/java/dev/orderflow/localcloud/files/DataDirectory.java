package dev.orderflow.localcloud.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which everything is kept, for as long as this process has it. It may have been
 * made by an earlier version, or by hand and with other things in it: only what is ours is closed
 * to others.
 */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "in-use.lock";

  /** Only directories that have a manifest have this file. */
  private static final String MARK = "tables/tables.mark";

  private static final Set<String> OURS =
      Set.of(
          LOCK,
          DataManifest.FILE,
          DataManifest.FILE + ".new",
          "tables",
          "logs",
          "mail",
          "bus.ndjson",
          "bus.ndjson.mark",
          "bus.ndjson.mark.new",
          "queues.journal",
          "queues.journal.lock",
          "queues.journal.new",
          "private.journal",
          "private.journal.lock",
          "private.journal.new",
          "dev-issuer.jwk",
          "dev-issuer.jwk.new");

  /** What must be there again, once it was there. */
  private static final List<String> LASTING =
      List.of(
          "bus.ndjson",
          "bus.ndjson.mark",
          "queues.journal",
          "private.journal",
          "tables/tables.db",
          MARK,
          "tables/tables.sums",
          "mail/index.ndjson",
          "mail/index.ndjson.mark");

  private final Path path;
  private final FileChannel lock;
  private final @Nullable DamageException damage;
  private DataManifest manifest;

  private DataDirectory(
      Path path, FileChannel lock, DataManifest manifest, @Nullable DamageException damage) {
    this.damage = damage;
    this.path = path;
    this.lock = lock;
    this.manifest = manifest;
  }

  /**
   * Makes the directory, or finds it as it was left.
   *
   * @throws DamageException if it was left with a manifest that is damaged or gone
   * @throws IOException if it cannot be written to, is in use, or cannot be closed to others
   */
  public static DataDirectory open(Path directory) throws IOException {
    close(directory);
    FileChannel lock = lock(directory);
    try {
      return new DataDirectory(directory, lock, manifest(directory), null);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** To look at a directory without a change: what it lacks it is given in memory alone. */
  public static DataDirectory look(Path directory) throws IOException {
    FileChannel lock = lock(directory);
    try {
      return looked(directory, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static DataDirectory looked(Path directory, FileChannel lock) throws IOException {
    try {
      Optional<DataManifest> kept = kept(directory);
      return new DataDirectory(directory, lock, kept.orElse(renewed(directory)), null);
    } catch (DamageException e) {
      return new DataDirectory(directory, lock, renewed(directory), e);
    }
  }

  /**
   * To mend a directory: what is lost of its manifest is made anew.
   *
   * @param aside the folder in it into which a damaged manifest goes
   */
  public static DataDirectory openDamaged(Path directory, String aside) throws IOException {
    close(directory);
    DataDirectory data = look(directory);
    try {
      Path damaged = directory.resolve(DataManifest.FILE);
      if (data.damage != null && Files.exists(damaged)) {
        Path folder = OwnerOnly.directory(directory.resolve(aside));
        Files.move(damaged, folder.resolve(DataManifest.FILE), StandardCopyOption.ATOMIC_MOVE);
      }
      data.manifest.write(directory);
      return data;
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static void close(Path directory) throws IOException {
    List<Path> before = Files.isDirectory(directory) ? list(directory) : List.of();
    if (before.stream().allMatch(DataDirectory::isOurs)) {
      OwnerOnly.directory(directory);
    }
    for (Path entry : before) {
      if (isOurs(entry)) {
        OwnerOnly.all(entry);
      }
    }
    removeProbes(directory);
    Files.delete(Files.createTempFile(directory, "orderflow", ".probe"));
  }

  private static void removeProbes(Path directory) throws IOException {
    for (Path entry : list(directory)) {
      String name = String.valueOf(entry.getFileName());
      if (name.startsWith("orderflow") && name.endsWith(".probe")) {
        Files.delete(entry);
      }
    }
  }

  /** The system gives the lock up when the process dies, however it dies. */
  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(OwnerOnly.file(directory.resolve(LOCK)), StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // this process has it open already, which is the same to us
    }
    channel.close();
    throw new IOException("The data directory " + directory + " is in use.");
  }

  private static DataManifest manifest(Path directory) throws IOException {
    Optional<DataManifest> kept = kept(directory);
    if (kept.isPresent()) {
      return kept.get();
    }
    DataManifest made = renewed(directory);
    made.write(directory);
    return made;
  }

  private static Optional<DataManifest> kept(Path directory) throws IOException {
    Optional<DataManifest> kept = DataManifest.read(directory);
    if (kept.isEmpty() && Files.exists(directory.resolve(MARK))) {
      throw new DamageException(directory.resolve(DataManifest.FILE), "is missing");
    }
    return kept;
  }

  /** The files that are there say of which directory they are. */
  private static DataManifest renewed(Path directory) throws IOException {
    long id = new SecureRandom().nextLong();
    Path mark = directory.resolve(MARK);
    if (Files.exists(mark) && Files.size(mark) >= AcknowledgedLength.BYTES) {
      try (AcknowledgedLength of = AcknowledgedLength.in(mark, 0)) {
        id = DataManifest.idOf("tables", of.owner());
      }
    }
    return new DataManifest(id, Set.of(), Map.of());
  }

  /** What was wrong with the manifest that this one takes the place of. */
  public Optional<DamageException> manifestDamage() {
    return Optional.ofNullable(damage);
  }

  /** Those that must be there and are not. */
  public Set<String> missing() {
    Set<String> missing = new TreeSet<>(manifest.files());
    missing.removeIf(file -> Files.exists(path.resolve(file)));
    return missing;
  }

  /** What is missing is not waited for any more. */
  public void forgetMissing() throws IOException {
    manifest = manifest.without(missing());
    manifest.write(path);
  }

  public Path path() {
    return path;
  }

  public Path resolve(String file) {
    return path.resolve(file);
  }

  public DataManifest manifest() {
    return manifest;
  }

  /** What a file of this directory says that it is. */
  public long owner(String file) {
    return manifest.owner(file);
  }

  /** From now on what is there must be there; before anything is acknowledged. */
  public void keepWhatIsThere() throws IOException {
    Set<String> there = new TreeSet<>();
    LASTING.stream().filter(it -> Files.exists(path.resolve(it))).forEach(there::add);
    Path logs = path.resolve("logs");
    if (Files.isDirectory(logs)) {
      list(logs).stream()
          .map(log -> "logs/" + log.getFileName())
          .filter(log -> log.endsWith(".ndjson") || log.endsWith(".ndjson.mark"))
          .forEach(there::add);
    }
    if (!manifest.files().containsAll(there)) {
      manifest = manifest.and(there);
      manifest.write(path);
    }
  }

  /** What the rules listen to now. */
  public void remember(Map<String, String> rules) throws IOException {
    if (!manifest.rules().equals(rules)) {
      manifest = manifest.with(rules);
      manifest.write(path);
    }
  }

  /** Why nothing can be kept in it at present: it tries to. */
  public Optional<String> trouble() {
    return ProbeFile.trouble(path);
  }

  private static boolean isOurs(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return OURS.contains(name)
        || name.startsWith("damaged-")
        || (name.startsWith("stream-") && (name.endsWith(".json") || name.endsWith(".json.next")));
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
