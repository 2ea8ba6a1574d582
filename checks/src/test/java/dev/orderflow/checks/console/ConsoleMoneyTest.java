package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.contracts.Currencies;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The console shows amounts as every other part does, whatever a browser thinks of decimals. */
class ConsoleMoneyTest {

  private static final long AMOUNT = 4_500_005;

  @Test
  void theConsoleHasTheSameTable() throws IOException {
    String script = Files.readString(Tree.root().resolve("console/site/lib/format.js"));
    assertThat(script).contains("const CURRENCIES = `\n" + Currencies.TABLE + "`;");
  }

  @Test
  void amountsAreScaledByTheTableAndNotByTheBrowser() throws Exception {
    TreeMap<String, String> wanted = new TreeMap<>();
    for (String code : codes()) {
      wanted.put(code, Currencies.plain(AMOUNT, code));
    }
    String shown =
        """
        (async () => {
          const { money } = await import('data:text/javascript,' + encodeURIComponent(%s));
          return JSON.stringify(Object.fromEntries(%s.map(currency =>
            [currency, money({ minorUnits: %d, currency }).replace(/[^0-9.]/g, '')])));
        })()\
        """
            .formatted(
                Json.write(Files.readString(Tree.root().resolve("console/site/lib/format.js"))),
                Json.write(List.copyOf(wanted.keySet())),
                AMOUNT);
    try (Chromium browser = Chromium.start();
        Tab tab = browser.tab(URI.create("http://127.0.0.1"))) {
      assertThat(Json.parse(String.valueOf(tab.evaluate(shown)))).isEqualTo(wanted);
    }
  }

  private static List<String> codes() {
    return Currencies.TABLE
        .lines()
        .flatMap(line -> List.of(line.split(" ")).stream().skip(2))
        .toList();
  }
}
