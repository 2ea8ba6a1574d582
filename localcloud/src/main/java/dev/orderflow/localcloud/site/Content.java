package dev.orderflow.localcloud.site;

import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a file holds at the moment.
 *
 * @param tag the same for as long as the bytes are
 */
record Content(byte[] bytes, String type, String tag) {

  static Content of(byte[] bytes, String type) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      return new Content(bytes, type, "\"" + tag + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  WebResponse answer(WebRequest request, URI site) {
    boolean known =
        request.headers().getOrDefault("if-none-match", List.of()).stream()
            .flatMap(it -> Stream.of(it.split(",")))
            .map(it -> it.strip().replaceFirst("^W/", ""))
            .anyMatch(it -> it.equals(tag) || it.equals("*"));
    WebResponse plain =
        new WebResponse(
            known ? 304 : 200,
            List.of(new WebHeader("Content-Type", type), new WebHeader("ETag", tag)),
            known ? new byte[0] : bytes);
    return PageHeaders.on(plain, site);
  }
}
