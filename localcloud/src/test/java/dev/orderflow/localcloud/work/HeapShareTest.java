package dev.orderflow.localcloud.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapShareTest {

  /** The command's flags: what is old has all that is not young. */
  @Test
  void allSharesTogetherFitIntoTheHeap() throws IOException {
    String command = Files.readString(Path.of("../orderflow"));
    long old = megabytes(command, "-Xmx") - megabytes(command, "-Xmn");

    long shared = Arrays.stream(HeapShare.values()).mapToLong(HeapShare::bytes).sum();

    assertThat(shared).isLessThanOrEqualTo(old << 20);
  }

  private static long megabytes(String command, String flag) {
    Matcher matcher = Pattern.compile(flag + "(\\d+)m").matcher(command);
    assertThat(matcher.find()).as(flag).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @ParameterizedTest
  @CsvSource({"0, 50, false", "0, 65, true", "60, 119, false", "60, 121, true", "10, 63, false"})
  void theOldGenerationIsCollectedWhenItHasDoubled(long lived, long used, boolean due) {
    assertThat(HeapKeeper.isDue(lived << 20, used << 20)).isEqualTo(due);
  }
}
