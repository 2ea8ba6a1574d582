package dev.orderflow.localcloud.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The addresses and domains that mail may come from: those that the templates verify. */
public record MailIdentities(Set<String> verified) {

  public static final MailIdentities NONE = new MailIdentities(Set.of());

  public MailIdentities {
    verified = Set.copyOf(verified);
  }

  /**
   * The most specific identity that covers a sender.
   *
   * @param from an address, or a name with an address in angle brackets
   */
  public Optional<String> covering(String from) {
    String address = address(from);
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return verified.contains(address)
        ? Optional.of(address)
        : Optional.of(domain).filter(verified::contains);
  }

  /** {@code a@example.com} of {@code A <a@example.com>}. */
  public static String address(String mailbox) {
    int open = mailbox.lastIndexOf('<');
    int close = mailbox.lastIndexOf('>');
    return (open >= 0 && close > open ? mailbox.substring(open + 1, close) : mailbox).strip();
  }

  /** The resource that a policy names to allow sending; of an unknown sender its address. */
  public String arn(String from) {
    return Account.arn("ses", "identity/" + covering(from).orElseGet(() -> address(from)));
  }
}
