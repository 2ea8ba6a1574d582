package dev.orderflow.services.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Currencies;
import dev.orderflow.contracts.Money;
import java.math.BigDecimal;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountTest {

  /** As Stripe documents them for charges; every other currency has two decimals there. */
  private static final Set<String> NO_DECIMALS =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
  private static final Set<String> WHOLE_ONLY = Set.of("ISK", "UGX");
  private static final Set<String> NOT_THERE = Set.of("IQD", "LYD");

  @Test
  void everyCurrencyGoesThereAsWhatItIsWorthAndComesBack() {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    Random random = new Random(seed);
    for (String currency : Currencies.tender()) {
      for (int i = 0; i < 200; i++) {
        check(new Money(random.nextLong(1L << random.nextInt(1, 34)), currency), "seed " + seed);
      }
    }
  }

  private static void check(Money due, String how) {
    if (NOT_THERE.contains(due.currency())) {
      assertThat(StripeAmount.of(due))
          .isEqualTo(new StripeAmount.Impossible("currency_not_supported"));
      return;
    }
    Money taken = StripeAmount.taken(due);
    BigDecimal worth = BigDecimal.valueOf(taken.minorUnits(), Currencies.decimals(due.currency()));
    switch (StripeAmount.of(due)) {
      case StripeAmount.Exact(var units) -> {
        int decimals =
            NO_DECIMALS.contains(due.currency())
                ? 0
                : THREE_DECIMALS.contains(due.currency()) ? 3 : 2;
        assertThat(BigDecimal.valueOf(units, decimals))
            .as("%s, %s", due, how)
            .isEqualByComparingTo(worth);
        assertThat(units % (WHOLE_ONLY.contains(due.currency()) ? 100 : 1)).as(how).isZero();
        assertThat(units % (THREE_DECIMALS.contains(due.currency()) ? 10 : 1)).as(how).isZero();
      }
      case StripeAmount.Impossible(var reason) -> {
        assertThat(reason).as("%s, %s", due, how).isEqualTo("amount_too_small");
        assertThat(worth).isEqualByComparingTo(BigDecimal.ZERO);
      }
    }
    long step =
        due.currency().equals("MGA") ? 100 : THREE_DECIMALS.contains(due.currency()) ? 10 : 1;
    assertThat(2 * Math.abs(taken.minorUnits() - due.minorUnits()))
        .as("%s, %s", due, how)
        .isLessThanOrEqualTo(step);
    assertThat(StripeAmount.taken(taken)).as("%s, %s", due, how).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "ISK,5000,500000",
    "UGX,38000,3800000",
    "MGA,1000000,10000",
    "MGA,49,0",
    "MGA,1000050,10001",
    "MGA,1000049,10000",
    "JPY,1500,1500",
    "HUF,249900,249900",
    "TWD,249900,249900",
    "KWD,1250,1250",
    "KWD,1254,1250",
    "KWD,1255,1260",
    "KWD,5,10",
    "GBP,2499,2499"
  })
  void theseAreTheSpecialCases(String currency, long minorUnits, long units) {
    assertThat(StripeAmount.of(new Money(minorUnits, currency)))
        .isEqualTo(
            units == 0
                ? new StripeAmount.Impossible("amount_too_small")
                : new StripeAmount.Exact(units));
  }

  @ParameterizedTest
  @CsvSource({"ISK,1000000000000000000", "GBP,1000000000000000000", "KWD,1000000000000000000"})
  void noAmountOverflows(String currency, long minorUnits) {
    assertThat(StripeAmount.of(new Money(minorUnits, currency)))
        .isEqualTo(new StripeAmount.Impossible("amount_too_large"));
  }
}
