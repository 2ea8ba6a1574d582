package dev.orderflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  @Test
  void eachCodeIsThereOnce() {
    List<String> codes = new ArrayList<>();
    for (String line : Currencies.TABLE.lines().toList()) {
      assertThat(line).matches("(tender|fund|withdrawn) [0-4]( [A-Z]{3})+");
      codes.addAll(List.of(line.split(" ")).subList(2, line.split(" ").length));
    }
    assertThat(codes).doesNotHaveDuplicates().containsAll(Currencies.tender());
    assertThat(Currencies.tender()).hasSize(155);
  }

  /** A second list, which may be older or newer, but knows no currency otherwise. */
  @Test
  void theJdkHasTheSameDecimals() {
    int compared = 0;
    for (Currency currency : Currency.getAvailableCurrencies()) {
      String code = currency.getCurrencyCode();
      if (Currencies.TABLE.contains(" " + code)) {
        assertThat(Currencies.decimals(code))
            .as(code)
            .isEqualTo(currency.getDefaultFractionDigits());
        compared++;
      } else {
        assertThat(currency.getDefaultFractionDigits()).as(code).isNegative();
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "HUF", "ISK", "MGA", "XCG", "XOF", "ZWG"})
  void whatPeoplePayWithIsTender(String code) {
    assertThat(Currencies.isTender(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DEM", "HRK", "BGN", "ANG", "CLF", "USN", "XAD", "XXX", "XTS", "XAU", "XDR", "", "eur",
        "EURO", "EUR ", "ten", "0"
      })
  void nothingElseIs(String code) {
    assertThat(Currencies.isTender(code)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "4500000,HUF,45000.00 HUF",
    "4500000,IQD,4500.000 IQD",
    "4500000,UGX,4500000 UGX",
    "4500000,CLF,450.0000 CLF",
    "4999,DEM,49.99 DEM",
    "5,GBP,0.05 GBP",
    "-5,GBP,-0.05 GBP",
    "2,XAU,2 XAU",
    "0,KWD,0.000 KWD"
  })
  void amountsAreShownWithTheirDecimals(long minorUnits, String code, String text) {
    assertThat(Currencies.text(minorUnits, code)).isEqualTo(text);
  }
}
