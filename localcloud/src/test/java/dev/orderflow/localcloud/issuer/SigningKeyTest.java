package dev.orderflow.localcloud.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  @TempDir Path data;

  @Test
  void aKeptKeyIsTheSameAfterARestartAndTheOwnersAlone() throws Exception {
    RSAKey first = new SigningKey(Optional.of(data)).get();
    assertThat(new SigningKey(Optional.of(data)).get()).isEqualTo(first);
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files)
          .singleElement()
          .satisfies(
              it ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void withoutADirectoryEachProcessHasItsOwn() throws Exception {
    assertThat(new SigningKey(Optional.empty()).get())
        .isNotEqualTo(new SigningKey(Optional.empty()).get());
  }

  @Test
  void aSpoiltFileSaysWhatToDo() throws Exception {
    Files.writeString(data.resolve("dev-issuer.jwk"), "spoilt");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new SigningKey(Optional.of(data)).get())
        .withMessageContaining("remove it");
  }
}
