package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir private Path directory;

  @Test
  void keepsACopyWhenTheFileIsBuiltAnew() throws IOException {
    Cache cache = new Cache(directory.resolve("cache"));
    Path built = Files.writeString(directory.resolve("functions.jar"), "old");
    Path old = cache.stored(built);
    Files.writeString(built, "new");
    assertThat(cache.stored(built)).isNotEqualTo(old).hasContent("new");
    assertThat(old).hasContent("old");
  }

  @Test
  void forgetsTheOldestOfAKind() throws IOException {
    Cache cache = new Cache(directory);
    Path other = cache.stored("other.jar", "kept".getBytes(UTF_8));
    Path last = other;
    for (int i = 0; i < 30; i++) {
      last = cache.stored("functions.jar", ("version " + i).getBytes(UTF_8));
    }
    assertThat(last).exists();
    assertThat(other).exists();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.count()).isLessThan(20);
    }
  }
}
