package dev.orderflow.localcloud.issuer;

import static dev.orderflow.localcloud.issuer.CodeRequest.only;

import dev.orderflow.localcloud.web.WebRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request for a token: RFC 6749's client credentials, with the subject one wants to be, or the
 * exchange of a code.
 */
sealed interface TokenRequest {

  List<String> GRANT_TYPES = List.of("client_credentials", "authorization_code");

  /**
   * @param email that the token is to vouch for; empty for none
   */
  record Understood(String subject, String scope, String email) implements TokenRequest {}

  record Exchange(String code, String redirectUri, String verifier) implements TokenRequest {}

  record Refused(String error, String description) implements TokenRequest {}

  /** Printable, as a customer's id. */
  Pattern SUBJECT = Pattern.compile("[!-~]{1,128}");

  /** Something before an at sign and something behind it. */
  Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

  Pattern SCOPE = Pattern.compile("(?:[!#-\\[\\]-~]++(?: [!#-\\[\\]-~]++)*+)?");

  static TokenRequest of(WebRequest request) {
    return FormBody.of(request)
        .map(TokenRequest::of)
        .orElseGet(() -> new Refused("invalid_request", FormBody.EXPECTED));
  }

  private static TokenRequest of(Map<String, List<String>> form) {
    return switch (only(form, "grant_type")) {
      case "client_credentials" -> credentials(form);
      case "authorization_code" -> exchange(form);
      default ->
          new Refused(
              "unsupported_grant_type", "grant_type is " + String.join(" or ", GRANT_TYPES));
    };
  }

  private static TokenRequest credentials(Map<String, List<String>> form) {
    String subject = only(form, "sub");
    String scope = only(form, "scope");
    String email = only(form, "email");
    if (!SUBJECT.matcher(subject).matches()) {
      return new Refused("invalid_request", "sub is 1 to 128 printable characters");
    }
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      return new Refused("invalid_request", "email is an address such as name@example.com");
    }
    return SCOPE.matcher(scope).matches()
        ? new Understood(subject, scope, email)
        : new Refused("invalid_scope", "scope is words with a space between two");
  }

  private static TokenRequest exchange(Map<String, List<String>> form) {
    return only(form, "client_id").equals(CodeRequest.CLIENT)
        ? new Exchange(only(form, "code"), only(form, "redirect_uri"), only(form, "code_verifier"))
        : new Refused("invalid_client", "client_id is " + CodeRequest.CLIENT);
  }
}
