package dev.orderflow.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {

  @Test
  void aTokenSaysWhoAndWhatFor(@TempDir Path folder) throws Exception {
    Path template =
        Files.writeString(
            folder.resolve("template.yaml"), "Resources: {Log: {Type: AWS::Logs::LogGroup}}");
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(List.of(template)))) {
      String api = cloud.api().toString();
      Run run = Run.of("token", "--sub", "C-17", "--scope", "orders:operate", "--api-url", api);
      assertThat(run.exitCode()).isZero();
      byte[] claims = Base64.getUrlDecoder().decode(run.out().split("\\.")[1]);
      assertThat(Json.parse(new String(claims, StandardCharsets.UTF_8)))
          .isInstanceOfSatisfying(
              Map.class,
              it -> {
                assertThat(it.get("sub")).isEqualTo("C-17");
                assertThat(it.get("scope")).isEqualTo("orders:operate");
                assertThat(it.get("iss")).isEqualTo(api + "/dev-issuer");
                assertThat(it.containsKey("email")).isFalse();
              });
      Run verified = Run.of("token", "--email", "zoe@example.com", "--api-url", api);
      assertThat(
              new String(
                  Base64.getUrlDecoder().decode(verified.out().split("\\.")[1]),
                  StandardCharsets.UTF_8))
          .contains("\"email\":\"zoe@example.com\"", "\"email_verified\":true");
      Run noAddress = Run.of("token", "--email", "zoe", "--api-url", api);
      assertThat(noAddress.exitCode()).isEqualTo(2);
      assertThat(noAddress.err()).contains("email is an address");
      assertThat(Run.of("token", "--json", "--api-url", api).json()).containsKey("expires_in");
      Run refused = Run.of("token", "--sub", "a b", "--api-url", api);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("sub is 1 to 128 printable characters");
    }
  }

  @Test
  void whereNobodyListensThereIsNoToken() {
    Run run = Run.of("token", "--api-url", "http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("./orderflow up").doesNotContain("Exception");
  }
}
