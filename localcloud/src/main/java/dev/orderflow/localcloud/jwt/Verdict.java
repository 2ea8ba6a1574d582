package dev.orderflow.localcloud.jwt;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is thought of a token. */
public sealed interface Verdict {

  /**
   * @param claims as the token holds them
   */
  record Accepted(Map<String, Object> claims) implements Verdict {

    public Accepted {
      claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** From the claim {@code scope}, or {@code scp} if there is none. */
    public List<String> scopes() {
      return switch (claims.getOrDefault("scope", claims.getOrDefault("scp", ""))) {
        case String words -> Arrays.stream(words.split(" ")).filter(it -> !it.isEmpty()).toList();
        case List<?> list -> list.stream().map(String::valueOf).toList();
        default -> List.of();
      };
    }
  }

  /**
   * @param reason for the client; it holds nothing of the token
   */
  record Refused(String reason) implements Verdict {}
}
