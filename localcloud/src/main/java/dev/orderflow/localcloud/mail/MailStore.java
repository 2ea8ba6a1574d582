package dev.orderflow.localcloud.mail;

import java.util.List;
import java.util.Optional;

/** Where mails lie, by number. */
interface MailStore {

  /** When it returns, the mail is kept. */
  void keep(int number, byte[] eml);

  /** Of all that are kept, the latest first. */
  List<Integer> numbers();

  Optional<byte[]> read(int number);
}
