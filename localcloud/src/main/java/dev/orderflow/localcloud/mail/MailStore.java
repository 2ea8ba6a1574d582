package dev.orderflow.localcloud.mail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where mails lie, by number. */
interface MailStore extends AutoCloseable {

  /** When it returns, the mail is kept. */
  void keep(int number, byte[] eml);

  /** Of all that are kept, the latest first. */
  List<Integer> numbers();

  Optional<byte[]> read(int number);

  /** Why nothing can be kept at present, as far as is known. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  default void close() throws IOException {}
}
