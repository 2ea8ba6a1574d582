package dev.orderflow.contracts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The currencies of ISO 4217 as of its amendment 180, in force since 1 January 2026, and how many
 * decimals an amount in minor units has. The JDK's own table is as old as the JDK, so that two
 * parts of the system could differ.
 *
 * <p>Metals, special drawing rights and codes for tests have no minor units and are not in it.
 */
public final class Currencies {

  /**
   * By line: what the codes are, their decimals, the codes. Orders are accepted in tender alone:
   * nobody pays in a fund or unit of account, nor in what is withdrawn, but amounts that were
   * stored in them are still shown. The console has the same text.
   */
  public static final String TABLE =
      """
      tender 0 BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
      tender 2 AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN
      tender 2 BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
      tender 2 GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
      tender 2 KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
      tender 2 NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG
      tender 2 SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
      tender 2 USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
      tender 3 BHD IQD JOD KWD LYD OMR TND
      fund 0 UYI
      fund 2 BOV CHE CHW COU MXV USN XAD
      fund 4 CLF UYW
      withdrawn 0 ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL
      withdrawn 2 AFA ANG ATS AYM AZM BGL BGN CSD CUC CYP DEM EEK FIM FRF GHC GWP HRK IEP LTL LVL
      withdrawn 2 MRO MTL MZM NLG RUR SDD SIT SKK SLL SRG STD TMM USS VEB VEF YUM ZMK ZWD ZWL ZWN
      withdrawn 2 ZWR
      """;

  private static final Map<String, Integer> DECIMALS = new HashMap<>();
  private static final Set<String> TENDER = new HashSet<>();

  static {
    TABLE.lines().map(line -> line.split(" ")).forEach(Currencies::add);
  }

  private Currencies() {}

  /** Whether orders and prices may be in it: an active currency that people pay with. */
  public static boolean isTender(String code) {
    return TENDER.contains(code);
  }

  /** All in which orders and prices may be. */
  public static Set<String> tender() {
    return Set.copyOf(TENDER);
  }

  /** How many decimals it has; 0 for a code that is not known, whose amounts stay as they are. */
  public static int decimals(String code) {
    return DECIMALS.getOrDefault(code, 0);
  }

  /** The amount with its decimals, such as {@code 24.99}. */
  public static String plain(long minorUnits, String code) {
    return BigDecimal.valueOf(minorUnits, decimals(code)).toPlainString();
  }

  /** The amount with its currency, such as {@code 24.99 GBP}. */
  public static String text(long minorUnits, String code) {
    return plain(minorUnits, code) + " " + code;
  }

  private static void add(String[] line) {
    for (int i = 2; i < line.length; i++) {
      DECIMALS.put(line[i], Integer.valueOf(line[1]));
      if (line[0].equals("tender")) {
        TENDER.add(line[i]);
      }
    }
  }
}
