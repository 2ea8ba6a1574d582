package dev.orderflow.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Api;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {

  @Test
  void anAnswerIsAskedForOnceInItsTime() {
    try (Api api = new Api()) {
      AtomicInteger asked = new AtomicInteger();
      Recent<Integer> recent =
          new Recent<>(api.clock(), Duration.ofSeconds(5), asked::incrementAndGet);
      assertThat(recent.get()).isEqualTo(1);
      api.pass(Duration.ofSeconds(4));
      assertThat(recent.get()).isEqualTo(1);
      api.pass(Duration.ofSeconds(1));
      assertThat(recent.get()).isEqualTo(2);
    }
  }
}
