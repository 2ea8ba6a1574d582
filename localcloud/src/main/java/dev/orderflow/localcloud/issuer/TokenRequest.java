package dev.orderflow.localcloud.issuer;

import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A request for a token: RFC 6749's client credentials, with the subject one wants to be. */
sealed interface TokenRequest {

  String GRANT_TYPE = "client_credentials";

  record Understood(String subject, String scope) implements TokenRequest {}

  record Refused(String error, String description) implements TokenRequest {}

  /** Printable, as a customer's id. */
  Pattern SUBJECT = Pattern.compile("[!-~]{1,128}");

  Pattern SCOPE = Pattern.compile("(?:[!#-\\[\\]-~]+(?: [!#-\\[\\]-~]+)*)?");

  static TokenRequest of(WebRequest request) {
    if (!request.header("content-type").orElse("").startsWith(Form.TYPE)) {
      return new Refused("invalid_request", "the body is no " + Form.TYPE);
    }
    Map<String, List<String>> form =
        Form.parse(new String(request.body(), StandardCharsets.UTF_8)).orElse(Map.of());
    String subject = only(form, "sub");
    String scope = only(form, "scope");
    if (!only(form, "grant_type").equals(GRANT_TYPE)) {
      return new Refused("unsupported_grant_type", "grant_type is " + GRANT_TYPE);
    }
    if (!SUBJECT.matcher(subject).matches()) {
      return new Refused("invalid_request", "sub is 1 to 128 printable characters");
    }
    return SCOPE.matcher(scope).matches()
        ? new Understood(subject, scope)
        : new Refused("invalid_scope", "scope is words with a space between two");
  }

  private static String only(Map<String, List<String>> form, String name) {
    List<String> values = form.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst() : "";
  }
}
