package dev.orderflow.checks.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Command.Ended;
import dev.orderflow.checks.tools.Maven;
import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that is deployed: small, since every cold start reads it, and the same from anywhere. */
class FunctionsJarTest {

  private static final String JAR = "orders/target/orders-functions.jar";
  private static final long MOST_BYTES = 12L << 20;
  private static final List<String> MODULES = List.of("contracts", "kit", "order-form", "orders");

  private final Path jar = Tree.root().resolve(JAR);

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(jar)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/fasterxml/jackson/databind/",
        "dev/orderflow/cli/",
        "dev/orderflow/localcloud/",
        "io/netty/",
        "kotlin/",
        "org/apache/http/",
        "org/apache/hc/",
        "org/junit/",
        "scala/",
      })
  void leavesOut(String folder) throws IOException {
    assertThat(entries()).noneMatch(it -> it.startsWith(folder));
  }

  @Test
  void carriesTheHandlers() throws IOException {
    assertThat(entries())
        .contains(
            "dev/orderflow/orders/validate/ValidateOrder.class",
            "dev/orderflow/orders/process/ProcessOrder.class",
            "dev/orderflow/kit/Environment.class");
  }

  /** Built again from a copy: another directory, other times, files met in another order. */
  @Test
  void isTheSameWhenBuiltAgain() throws Exception {
    Path again = Tree.root().resolve("checks/target/again");
    Tree.copy(FunctionsJarTest::isBuilt, again);

    Ended ended =
        Maven.run(
            again,
            "-Dquick",
            "-Dmaven.test.skip",
            "-Dspotless.check.skip",
            "-pl",
            "orders",
            "-am",
            "clean",
            "package");

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(sha256(again.resolve(JAR))).isEqualTo(sha256(jar));
  }

  private static boolean isBuilt(Path source) {
    return source.endsWith("pom.xml")
        || (MODULES.contains(source.getName(0).toString())
            && source.startsWith(source.getName(0).resolve("src/main")));
  }

  private List<String> entries() throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      return open.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
