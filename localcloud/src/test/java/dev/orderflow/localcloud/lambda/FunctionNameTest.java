package dev.orderflow.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a function, as recorded from AWS. */
class FunctionNameTest {

  @ParameterizedTest
  @CsvSource({
    "fn, , true",
    "fn:$LATEST, $LATEST, true",
    "fn:live, live, true",
    "function:fn, , true",
    "000000000000:function:fn, , true",
    "000000000000:fn, , true",
    "arn:aws:lambda:us-east-1:000000000000:function:fn, , true",
    "arn:aws:lambda:us-east-1:000000000000:function:fn:live, live, true",
    "arn:aws:lambda:eu-west-1:000000000000:function:fn, , false",
    "arn:aws:lambda:us-east-1:111111111111:function:fn, , false",
    "111111111111:function:fn, , false"
  })
  void isAFunctionHereOrElsewhere(String text, String qualifier, boolean local) {
    FunctionName name = FunctionName.parse(text).orElseThrow();
    assertThat(name).isEqualTo(new FunctionName("fn", Optional.ofNullable(qualifier), local));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fn:invalid!",
        "fn:one:two",
        "arn:aws:lambda:us-east-1:function:fn",
        "arn:aws:lambda:nowhere:000000000000:function:fn",
        "arn:aws:lambda:us-east-1:0000:function:fn",
        "arn:aws:lambda:us-east-1:000000000000:function:fn:live:extra"
      })
  void isNoName(String text) {
    assertThat(FunctionName.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 129})
  void aQualifierHasABound(int length) {
    assertThat(FunctionName.parse("fn:" + "q".repeat(length)).isPresent()).isEqualTo(length == 128);
  }
}
