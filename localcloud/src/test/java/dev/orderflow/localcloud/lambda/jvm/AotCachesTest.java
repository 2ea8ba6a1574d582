package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.lambda.TestFunctions;
import dev.orderflow.localcloud.lambda.functions.Echo;
import dev.orderflow.localcloud.lambda.functions.Throws;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @Test
  void aFunctionStartsFromClassesOfItsTraining() throws InterruptedException {
    Cache cache = new Cache(directory.resolve("cache"));
    AotCaches caches = new AotCaches(cache, RuntimeFiles.unpackedIn(cache));
    JvmSpec spec = spec(Echo.class, cache.stored(TestFunctions.packedIn(directory)));
    assertThat(caches.find(spec)).isEmpty();

    Path trained = caches.trainStart(spec, LIMIT);

    assertThat(caches.find(spec)).contains(trained);
    List<String> lines = new CopyOnWriteArrayList<>();
    JvmSpec cached = AotCaches.with(trained, spec).withFlags("-Xlog:class+load");
    try (var jvm = new FunctionJvm(cached, caches.files(), lines::add)) {
      assertThat(jvm.awaitReady(LIMIT)).isEqualTo(new Answer.Ready());
    }
    assertThat(lines)
        .anyMatch(line -> line.endsWith(Echo.class.getName() + " source: shared objects file"));
  }

  @Test
  void aCacheIsForOneJarHandlerAndSetOfOptions() throws Exception {
    Cache cache = new Cache(directory.resolve("cache"));
    AotCaches caches = new AotCaches(cache, RuntimeFiles.unpackedIn(cache));
    Path jar = cache.stored(TestFunctions.packedIn(directory));
    JvmSpec spec = spec(Echo.class, jar);
    Path trained = caches.train(spec, jvm -> jvm.awaitReady(LIMIT));

    assertThat(caches.find(spec)).contains(trained);
    assertThat(caches.find(spec(Throws.class, jar))).isEmpty();
    assertThat(caches.find(spec.withFlags("-Dx=y"))).isEmpty();
    Path rebuilt = cache.stored("functions.jar", "another build".getBytes(UTF_8));
    assertThat(caches.find(spec(Echo.class, rebuilt))).isEmpty();
  }

  private static JvmSpec spec(Class<?> handler, Path code) {
    Map<String, String> environment =
        Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "test-function", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256");
    return new JvmSpec(
        "arn:aws:lambda:us-east-1:000000000000:function:test-function",
        handler.getName(),
        List.of(code),
        256,
        environment,
        List.of(),
        List.of());
  }
}
