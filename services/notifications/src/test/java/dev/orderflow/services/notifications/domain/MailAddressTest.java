package dev.orderflow.services.notifications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailAddressTest {

  private static final String HAN = "\ud840\udc00";

  @Test
  void anAsciiAddressStaysAsItIs() {
    String longest = "l".repeat(64) + "@" + ("d".repeat(62) + ".").repeat(2) + "d".repeat(63);
    for (String address : new String[] {"a@b.co", "o'brien+tag@shop-1.example", longest}) {
      assertThat(MailAddress.ascii(address)).isEqualTo(address);
    }
  }

  @Test
  void aDomainOfAnotherScriptIsWrittenInAscii() {
    assertThat(MailAddress.ascii("a@例子.广告")).isEqualTo("a@xn--fsqu00a.xn--4rr70v");
    assertThat(MailAddress.ascii("a@" + "ü".repeat(50) + ".example"))
        .startsWith("a@xn--")
        .matches("[ -~]+");
  }

  @Test
  void whereNoMailCanGoThereIsNone() {
    for (String address :
        new String[] {
          "用户@example.com", "josé@example.com", HAN + "@example.com", "a@" + HAN.repeat(60) + ".com"
        }) {
      assertThat(MailAddress.ascii(address)).as(address).isNull();
    }
  }
}
