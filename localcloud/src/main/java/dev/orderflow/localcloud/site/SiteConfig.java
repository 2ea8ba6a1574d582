package dev.orderflow.localcloud.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the page finds what it needs; on AWS a file of this form lies beside it.
 *
 * @param issuer who signs people in
 * @param live the path of the WebSocket API, if the templates have one
 */
public record SiteConfig(String issuer, String clientId, Optional<String> live) {

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("api", "");
    json.put("live", live.orElse(""));
    json.put("issuer", issuer);
    json.put("clientId", clientId);
    json.put("local", true);
    return json;
  }
}
