package dev.orderflow.localcloud.issuer;

import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a form was filled in with. */
final class FormBody {

  static final String EXPECTED = "the body is no " + Form.TYPE + " in UTF-8";

  private FormBody() {}

  /** Empty if the body is called something else, compressed, or not percent-encoded UTF-8. */
  static Optional<Map<String, List<String>>> of(WebRequest request) {
    String encoding = request.header("content-encoding").orElse("identity");
    return isForm(request.header("content-type").orElse(""))
            && encoding.equalsIgnoreCase("identity")
        ? Form.parse(new String(request.body(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static boolean isForm(String contentType) {
    List<String> parts =
        Arrays.stream(contentType.split(";", -1))
            .map(it -> it.strip().toLowerCase(Locale.ROOT).replace("\"", ""))
            .toList();
    return parts.getFirst().equals(Form.TYPE)
        && parts.stream()
            .skip(1)
            .noneMatch(it -> it.startsWith("charset") && !it.equals("charset=utf-8"));
  }
}
