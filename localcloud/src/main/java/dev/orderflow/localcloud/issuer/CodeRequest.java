package dev.orderflow.localcloud.issuer;

import dev.orderflow.localcloud.endpoint.Loopback;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request for a code: RFC 6749's authorization code flow with RFC 7636's proof of its sender. */
sealed interface CodeRequest {

  String CLIENT = "orderflow-console";

  Pattern STATE = Pattern.compile("[ -~]{1,512}");
  Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
  int LONGEST_ADDRESS = 512;

  /**
   * @param silent whether nobody may be asked anything
   * @param hint who would like to sign in, empty if nobody in particular
   */
  record Understood(
      String redirectUri, String scope, String state, String challenge, boolean silent, String hint)
      implements CodeRequest {}

  /** Told to the client, where it waits for the answer. */
  record SentBack(String redirectUri, String state, String error, String description)
      implements CodeRequest {}

  /** Told to whoever looks at the page, since the client could be anyone. */
  record Refused(String why) implements CodeRequest {}

  static CodeRequest of(Map<String, List<String>> parameters) {
    String address = only(parameters, "redirect_uri");
    String state = only(parameters, "state");
    if (!only(parameters, "client_id").equals(CLIENT)) {
      return new Refused("client_id is " + CLIENT);
    }
    if (!isOnThisMachine(address)) {
      return new Refused("redirect_uri is an address on this machine");
    }
    if (!STATE.matcher(state).matches()) {
      return new SentBack(address, "", "invalid_request", "state is 1 to 512 characters");
    }
    if (!only(parameters, "response_type").equals("code")) {
      return new SentBack(address, state, "unsupported_response_type", "response_type is code");
    }
    if (!only(parameters, "code_challenge_method").equals("S256")
        || !CHALLENGE.matcher(only(parameters, "code_challenge")).matches()) {
      return new SentBack(address, state, "invalid_request", "code_challenge is an S256 one");
    }
    if (!TokenRequest.SCOPE.matcher(only(parameters, "scope")).matches()) {
      return new SentBack(address, state, "invalid_scope", "scope is words with a space between");
    }
    return new Understood(
        address,
        only(parameters, "scope"),
        state,
        only(parameters, "code_challenge"),
        only(parameters, "prompt").equals("none"),
        only(parameters, "login_hint"));
  }

  static String only(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst() : "";
  }

  private static boolean isOnThisMachine(String address) {
    URI uri = parsed(address);
    return uri != null
        && address.length() <= LONGEST_ADDRESS
        && "http".equals(uri.getScheme())
        && uri.getUserInfo() == null
        && uri.getFragment() == null
        && Loopback.isHere(uri.getHost());
  }

  private static @Nullable URI parsed(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
