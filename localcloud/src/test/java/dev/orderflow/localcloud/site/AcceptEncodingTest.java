package dev.orderflow.localcloud.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "gzip, deflate, br, zstd",
        "br;q=1.0, gzip;q=0.8, *;q=0.1",
        "br,gzip;q=0.001",
        "identity;q=0, *",
        "*;q=0, gzip",
        "gzip ; q=1.000"
      })
  void gzipIsTakenBy(String value) {
    assertThat(AcceptEncoding.takesGzip(List.of(value))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "br, deflate",
        "gzip;q=0",
        "gzip;q=0.000",
        "*, gzip;q=0",
        "gzip;q=0, *;q=1",
        "gzip;q=much",
        "gzipped",
        "*;q=0",
        ",;,=,"
      })
  void gzipIsNotTakenBy(String value) {
    assertThat(AcceptEncoding.takesGzip(List.of(value))).isFalse();
  }

  @Test
  void aHeaderMayComeInPartsOrNotAtAll() {
    assertThat(AcceptEncoding.takesGzip(List.of("br", "gzip"))).isTrue();
    assertThat(AcceptEncoding.takesGzip(List.of())).isFalse();
  }
}
