package dev.orderflow.checks.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Command.Ended;
import dev.orderflow.checks.tools.Maven;
import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A module of this build that dereferences null must not compile: the compiler plugin runs in it
 * with all that the parent pom tells it.
 */
class NullAwayCanaryTest {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>dev.orderflow</groupId>
          <artifactId>orderflow</artifactId>
          <version>0.1.0</version>
          <relativePath>../../../../pom.xml</relativePath>
        </parent>
        <artifactId>canary</artifactId>
      </project>
      """;

  private static final String SOURCE =
      """
      @org.jspecify.annotations.NullMarked
      class Canary {
        static int length(@org.jspecify.annotations.Nullable String text) {
          return %s;
        }
      }
      """;

  @Test
  void aDereferenceOfNullDoesNotCompile() throws IOException {
    Ended ended = compile("bites", "text.length()");

    assertThat(ended.status()).isNotZero();
    assertThat(ended.out() + ended.err())
        .contains("Canary.java:[4,", "[NullAway] dereferenced expression 'text' is @Nullable");
  }

  @Test
  void theSameWithoutTheDereferenceCompiles() throws IOException {
    Ended ended = compile("lives", "text == null ? 0 : text.length()");

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
  }

  private static Ended compile(String name, String expression) throws IOException {
    Path module = Tree.root().resolve("checks/target/canary").resolve(name);
    Path sources = Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(module.resolve("pom.xml"), POM);
    Files.writeString(sources.resolve("Canary.java"), SOURCE.formatted(expression));
    return Maven.run(module, "clean:clean", "compiler:compile");
  }
}
