package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.account.MailIdentities;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Takes mail that would leave the machine, and keeps it. Numbers begin with 1. */
public final class Mailbox {

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
    MailStore store =
        directory.isPresent() ? DirectoryStore.open(directory.get()) : new MemoryStore();
    return new Mailbox(identities, store, clock);
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
