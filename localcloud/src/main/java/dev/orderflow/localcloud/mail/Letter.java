package dev.orderflow.localcloud.mail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its sender words it.
 *
 * @param from an address, or a name with an address in angle brackets; as are the others
 * @param headers more of them, by name
 */
record Letter(
    String from,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    List<String> replyTo,
    String subject,
    @Nullable String text,
    @Nullable String html,
    Map<String, String> headers) {

  Letter {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    replyTo = List.copyOf(replyTo);
  }
}
