package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.CommandException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where requests go. Only an explicit word leads to AWS. */
sealed interface Endpoint {

  String LOCAL_CLOUD = "http://127.0.0.1:4566";
  String VARIABLE = "AWS_ENDPOINT_URL";

  /** AWS itself, region and credentials from the default chain. */
  record Aws() implements Endpoint {}

  /** Anything else: the local cloud, or what else speaks AWS's protocols. */
  record Local(URI url) implements Endpoint {}

  static Endpoint choose(boolean aws, @Nullable String option, Map<String, String> environment) {
    String variable = environment.getOrDefault(VARIABLE, "");
    if (aws) {
      return aws(option, variable);
    }
    if (option != null) {
      return local(option, "--endpoint-url");
    }
    return local(variable.isEmpty() ? LOCAL_CLOUD : variable, VARIABLE);
  }

  private static Endpoint aws(@Nullable String option, String variable) {
    if (option != null) {
      throw CommandException.unusable("give --aws or --endpoint-url, not both");
    }
    if (!variable.isEmpty()) {
      // The SDK would follow the variable, and the credentials beside it are most likely dummies.
      throw CommandException.unusable(
          "--aws, but " + VARIABLE + " is set to " + variable + ": unset it to reach AWS");
    }
    return new Aws();
  }

  private static Endpoint local(String text, String origin) {
    URI url = parse(text, origin);
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws").stream()
        .anyMatch(host::endsWith)) {
      throw CommandException.unusable(origin + " " + text + " is AWS: say --aws to reach AWS");
    }
    return new Local(url);
  }

  private static URI parse(String text, String origin) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(text, origin);
    }
    throw notAnAddress(text, origin);
  }

  private static CommandException notAnAddress(String text, String origin) {
    return CommandException.unusable(
        origin + " '" + text + "' is not an http or https address such as " + LOCAL_CLOUD);
  }
}
