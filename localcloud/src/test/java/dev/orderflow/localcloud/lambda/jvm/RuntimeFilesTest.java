package dev.orderflow.localcloud.lambda.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFilesTest {

  @TempDir private Path directory;

  @Test
  void saysWhereAwssClientDoesNotRun() {
    assertThatThrownBy(() -> RuntimeFiles.libraryFor("Mac OS X", "aarch64"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("need Linux on x86-64 or ARM64, and this is Mac OS X on aarch64");
  }

  @Test
  void runsOnBothOfLambdasProcessors() {
    assertThat(RuntimeFiles.libraryFor("Linux", "amd64")).endsWith("x86_64.so");
    assertThat(RuntimeFiles.libraryFor("Linux", "aarch64")).endsWith("aarch_64.so");
  }

  @Test
  void unpacksTheSameFilesEachTime() {
    Cache cache = new Cache(directory);
    RuntimeFiles files = RuntimeFiles.unpackedIn(cache);
    assertThat(RuntimeFiles.unpackedIn(cache)).isEqualTo(files);
    assertThat(files.classPath()).hasSize(6).allSatisfy(jar -> assertThat(jar).exists());
    assertThat(files.nativeLibrary()).exists();
  }
}
