package dev.orderflow.localcloud.site;

import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers for the files of one folder, and for {@code /config.json}, which tells the page where it
 * is. What is not there is left to whoever else answers on the port.
 */
public final class Site {

  static final long MOST_BYTES = 2 << 20;

  private static final long MOST_COMPRESSED = 4 << 20;

  private static final String START = "/index.html";
  private static final String CONFIG = "/config.json";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** No name of ours begins with a dot or needs an escape, and so none leads out of the folder. */
  private static final Pattern NAMES = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._-]{0,99}){1,8}");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "md", "text/plain; charset=utf-8",
          "png", "image/png",
          "svg", "image/svg+xml",
          "webmanifest", "application/manifest+json");

  private final Path folder;
  private final URI url;
  private final SiteConfig config;
  private final GzipCache gzips = new GzipCache(MOST_COMPRESSED);

  /**
   * @param url the one address under which it is served, which sign-in comes back to
   */
  public Site(Path folder, URI url, SiteConfig config) {
    this.folder = folder;
    this.url = url;
    this.config = config;
  }

  /** Empty if there is no such file. */
  public Optional<WebResponse> answer(WebRequest request) throws IOException {
    if (!READING.contains(request.method())) {
      return Optional.empty();
    }
    if (request.path().equals("/")) {
      return isCalledByName(request) ? file(START, request) : Optional.of(toItsName());
    }
    return request.path().equals(CONFIG)
        ? Optional.of(PageHeaders.on(WebResponse.json(200, config.json()), url))
        : file(request.path(), request);
  }

  private boolean isCalledByName(WebRequest request) {
    return request.header("host").orElse("").equals(url.getAuthority());
  }

  private WebResponse toItsName() {
    return WebResponse.message(302, "Found").with("Location", url + "/");
  }

  private Optional<WebResponse> file(String path, WebRequest request) throws IOException {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || !NAMES.matcher(path).matches()) {
      return Optional.empty();
    }
    Path file = folder.resolve(path.substring(1));
    if (!Files.isRegularFile(file) || !isInside(file) || Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    return Optional.of(Content.of(Files.readAllBytes(file), type).answer(request, url, gzips));
  }

  /** A link in the folder may not lead out of it. */
  private boolean isInside(Path file) throws IOException {
    return file.toRealPath().startsWith(folder.toRealPath());
  }
}
