package dev.orderflow.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import dev.orderflow.kit.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller says of itself: the JSON of {@code X-Amz-Client-Context}, as Lambda reads it. */
record CallersContext(Map<?, ?> fields) implements ClientContext {

  static CallersContext of(String json) {
    return new CallersContext(Json.parse(json) instanceof Map<?, ?> fields ? fields : Map.of());
  }

  @Override
  public @Nullable Client getClient() {
    return fields.get("client") instanceof Map<?, ?> client ? new Caller(client) : null;
  }

  @Override
  public Map<String, String> getCustom() {
    return texts(fields.get("custom"));
  }

  @Override
  public Map<String, String> getEnvironment() {
    return texts(fields.get("env"));
  }

  private static Map<String, String> texts(@Nullable Object object) {
    Map<String, String> texts = new HashMap<>();
    if (object instanceof Map<?, ?> members) {
      members.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }

  private record Caller(Map<?, ?> client) implements Client {

    @Override
    public String getInstallationId() {
      return text("installation_id");
    }

    @Override
    public String getAppTitle() {
      return text("app_title");
    }

    @Override
    public String getAppVersionName() {
      return text("app_version_name");
    }

    @Override
    public String getAppVersionCode() {
      return text("app_version_code");
    }

    @Override
    public String getAppPackageName() {
      return text("app_package_name");
    }

    private String text(String name) {
      return client.get(name) instanceof String text ? text : "";
    }
  }
}
