package dev.orderflow.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageHealthTest {

  @TempDir Path folder;
  private final List<String> troubles = new ArrayList<>();

  @Test
  void isReadyWhileEverythingCanBeKept() throws Exception {
    StorageHealth health = new StorageHealth(List.of(Optional::empty, this::trouble));
    assertThat(asked(health).status()).isEqualTo(200);
    troubles.add("no room");
    assertThat(asked(health).status()).isEqualTo(503);
    assertThat(body(asked(health))).contains("\"status\":\"not ready\"", "\"reason\":\"no room\"");
    troubles.clear();
    assertThat(body(asked(health))).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void isNotReadyOnceAJournalIsGone() throws IOException {
    Path journal = folder.resolve("queues.journal");
    try (QueueEngine queues = QueueEngine.kept(URI.create("http://127.0.0.1:4566"), journal)) {
      queues.declare(List.of(QueueSettings.named("orders")));
      StorageHealth health = new StorageHealth(List.of(queues::trouble));
      assertThat(health.trouble()).isEmpty();
      Files.delete(journal);
      assertThatException()
          .isThrownBy(
              () ->
                  queues
                      .client()
                      .sendMessage(r -> r.queueUrl(queues.queueUrl("orders")).messageBody("a")));
      assertThat(health.trouble().orElse("")).contains(journal + " is gone");
    }
  }

  private Optional<String> trouble() {
    return troubles.stream().findFirst();
  }

  private static WebResponse asked(StorageHealth health) throws Exception {
    WebHandler none = _ -> WebResponse.message(404, "Not Found");
    PublicRouter door =
        new PublicRouter(health, none, none, Optional.empty(), () -> false, none, none);
    return (WebResponse)
        door.handle(
            new WebRequest("GET", "/health", "", "HTTP/1.1", Map.of(), new byte[0], "127.0.0.1"));
  }

  private static String body(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
