package dev.orderflow.localcloud.site;

import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a file holds at the moment.
 *
 * @param tag the same for as long as the bytes are
 */
record Content(byte[] bytes, String type, String tag) {

  /** Pictures of this type are compressed in themselves. */
  private static final String PICTURE = "image/png";

  static Content of(byte[] bytes, String type) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Content(bytes, type, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  WebResponse answer(WebRequest request, URI site, GzipCache gzips) {
    if (type.equals(PICTURE)) {
      return answer(request, site, bytes, List.of(), "");
    }
    WebHeader vary = new WebHeader("Vary", "Accept-Encoding");
    if (AcceptEncoding.takesGzip(request.headers().getOrDefault("accept-encoding", List.of()))) {
      byte[] gzip = gzips.of(tag, bytes);
      if (gzip.length < bytes.length) {
        List<WebHeader> headers = List.of(vary, new WebHeader("Content-Encoding", "gzip"));
        return answer(request, site, gzip, headers, "-gzip");
      }
    }
    return answer(request, site, bytes, List.of(vary), "");
  }

  /** Each coding has a tag of its own, as caches may hold both. */
  private WebResponse answer(
      WebRequest request, URI site, byte[] body, List<WebHeader> more, String suffix) {
    String etag = "\"" + tag + suffix + "\"";
    boolean known =
        request.headers().getOrDefault("if-none-match", List.of()).stream()
            .flatMap(it -> Stream.of(it.split(",")))
            .map(it -> it.strip().replaceFirst("^W/", ""))
            .anyMatch(it -> it.equals(etag) || it.equals("*"));
    List<WebHeader> headers = new ArrayList<>();
    headers.add(new WebHeader("Content-Type", type));
    headers.add(new WebHeader("ETag", etag));
    headers.addAll(more);
    WebResponse plain = new WebResponse(known ? 304 : 200, headers, known ? new byte[0] : body);
    return PageHeaders.on(plain, site);
  }
}
