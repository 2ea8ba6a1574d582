package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.files.DamageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Takes mail that would leave the machine, and keeps it. Numbers begin with 1. */
public final class Mailbox implements AutoCloseable {

  private final LetterRules rules;
  private final MailStore store;
  private final Clock clock;
  private final AtomicInteger last;

  Mailbox(MailIdentities identities, MailStore store, Clock clock) {
    this.rules = new LetterRules(identities);
    this.store = store;
    this.clock = clock;
    this.last = new AtomicInteger(store.numbers().stream().findFirst().orElse(0));
  }

  /**
   * @param directory where all mails are kept; if absent, the latest are until the process ends
   * @throws UncheckedIOException if nothing can be kept there
   */
  public static Mailbox open(MailIdentities identities, Optional<Path> directory, Clock clock) {
    return open(identities, directory, 0, clock);
  }

  /**
   * The same.
   *
   * @param owner whose the directory is; 0 for anybody's
   */
  public static Mailbox open(
      MailIdentities identities, Optional<Path> directory, long owner, Clock clock) {
    MailStore store =
        directory.isPresent() ? DirectoryStore.open(directory.get(), owner) : new MemoryStore();
    return new Mailbox(identities, store, clock);
  }

  /**
   * Reads all mails of a directory and changes nothing.
   *
   * @throws dev.orderflow.localcloud.files.DamageException if one is not what was acknowledged
   */
  public static void check(Path directory, long owner) throws IOException {
    DirectoryStore.check(directory, owner);
  }

  /** Makes the index of a directory that has none. */
  public static void index(Path directory, long owner) throws IOException {
    DirectoryStore.open(directory, owner).close();
  }

  /** All that is wrong with the mails of a directory. */
  public static List<DamageException> damages(Path directory, long owner) throws IOException {
    return DirectoryStore.damages(directory, owner);
  }

  /** Why nothing can be kept at present, as far as is known. */
  public Optional<String> trouble() {
    return store.trouble();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  /**
   * Keeps the mail and returns its message id.
   *
   * @throws dev.orderflow.localcloud.endpoint.AwsError if SES would refuse it
   */
  String send(Letter letter) {
    rules.check(letter);
    String messageId = UUID.randomUUID().toString();
    store.keep(last.incrementAndGet(), Eml.write(letter, messageId, clock.instant()));
    return messageId;
  }

  Optional<byte[]> eml(int number) {
    return store.read(number);
  }

  Optional<KeptMail> mail(int number) {
    return eml(number).map(eml -> KeptMail.read(number, eml));
  }

  /** The latest first. */
  List<KeptMail> mails(Predicate<KeptMail> wanted, int limit) {
    return store.numbers().stream()
        .flatMap(number -> mail(number).stream())
        .filter(wanted)
        .limit(limit)
        .toList();
  }
}
