package dev.orderflow.services.notifications.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mails that can be written, one for each kind of notice. They lie beside this class: {@code
 * order-paid.txt} is the subject, an empty line and the plain text; {@code order-paid.html} is what
 * {@code layout.html} goes around.
 */
public final class MailTemplates {

  private static final String CONTENT = "{{content}}";

  private final Map<String, MailTemplate> templates = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException if the notice lacks what its template has a gap for
   */
  public Mail write(Notice notice) {
    return templates.computeIfAbsent(notice.kind(), MailTemplates::load).fill(notice.values());
  }

  private static MailTemplate load(String kind) {
    String name = kind.toLowerCase(Locale.ROOT).replace(' ', '-');
    String text = read(name + ".txt");
    int blank = text.indexOf("\n\n");
    return new MailTemplate(
        text.substring(0, blank),
        text.substring(blank + 2),
        read("layout.html").replace(CONTENT, read(name + ".html")));
  }

  private static String read(String name) {
    try (InputStream resource = MailTemplates.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalArgumentException("there is no template " + name);
      }
      return new String(resource.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
