package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * JDK AOT caches (JEP 483, 514): the classes that a function loads, parsed and linked beforehand.
 *
 * <p>A cache is good for one JDK, one class path and one set of options. All of that is in its
 * name, and the jars on the class path are named by their content, because the JDK would take a
 * cache beside a jar that has since been built anew, and run the old classes.
 */
public record AotCaches(Cache cache, RuntimeFiles files) {

  /** The end of a training run writes the cache, which takes seconds. */
  private static final Duration WRITING_LIMIT = Duration.ofMinutes(2);

  public Optional<Path> find(JvmSpec spec) {
    return Optional.of(place(spec)).filter(Files::exists);
  }

  /**
   * Runs the function once to see which classes it needs.
   *
   * @param spec whose code is a file of the cache
   * @param exercise what the function does meanwhile
   * @return the cache's file
   * @throws IllegalStateException if the JVM wrote none, with its words
   */
  public Path train(JvmSpec spec, Consumer<FunctionJvm> exercise) throws InterruptedException {
    try {
      Path draft = cache.draft();
      try {
        String said = record(spec.withFlags("-XX:AOTCacheOutput=" + draft), exercise);
        if (Files.size(draft) == 0) {
          throw new IllegalStateException("no AOT cache was made: " + said);
        }
        cache.keep(draft, place(spec));
        return place(spec);
      } finally {
        Files.deleteIfExists(draft);
        Files.deleteIfExists(Path.of(draft + ".config"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String record(JvmSpec spec, Consumer<FunctionJvm> exercise) throws InterruptedException {
    StringBuffer said = new StringBuffer();
    try (var jvm = new FunctionJvm(spec, files, line -> said.append(line).append('\n'))) {
      exercise.accept(jvm);
      jvm.stop(WRITING_LIMIT);
    }
    return said.toString();
  }

  /**
   * A training run by which no event comes to the function: its start and, as before a snapshot
   * (SnapStart), its priming.
   */
  public Path trainStart(JvmSpec spec, Duration limit) throws InterruptedException {
    JvmSpec snapshot = spec.withVariable("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return train(snapshot, jvm -> awaitCheckpoint(jvm, limit));
  }

  private static void awaitCheckpoint(FunctionJvm jvm, Duration limit) {
    Answer answer = jvm.awaitCheckpoint(limit);
    if (!(answer instanceof Answer.Ready)) {
      throw new IllegalStateException("the function did not start: " + answer);
    }
  }

  /** The same JVM, started from the cache. */
  public static JvmSpec with(Path cache, JvmSpec spec) {
    // Quietly: where the JDK refuses the cache, it only starts slower.
    return spec.withFlags("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
  }

  private Path place(JvmSpec spec) {
    String identity =
        String.join(
            "\n",
            System.getProperty("java.vm.version"),
            String.join(" ", spec.options()),
            String.join(" ", files.launch(spec.code())),
            spec.handler());
    return cache.place("functions.aot", Cache.hash(identity.getBytes(UTF_8)));
  }
}
