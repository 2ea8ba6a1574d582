package dev.orderflow.localcloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.work.HeapShare;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

  @Test
  void theOldestMailsGoWhenTheyTakeTooMuch() {
    MemoryStore store = new MemoryStore();
    byte[] megabyte = new byte[1 << 20];
    for (int number = 1; number <= 20; number++) {
      store.keep(number, megabyte);
    }

    List<Integer> kept = store.numbers();
    assertThat(kept.size() * (long) megabyte.length).isLessThanOrEqualTo(HeapShare.MAIL.bytes());
    assertThat(kept).hasSizeGreaterThan(5).first().isEqualTo(20);
    assertThat(store.read(1)).isEmpty();
  }
}
