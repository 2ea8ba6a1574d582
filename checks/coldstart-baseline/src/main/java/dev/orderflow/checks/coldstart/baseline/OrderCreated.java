package dev.orderflow.checks.coldstart.baseline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;

/** The event on the queue, and the order in it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OrderCreated(String id, String time, Detail detail) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Detail(
      String orderId,
      String customerEmail,
      String customerId,
      List<Line> items,
      String currency,
      BigDecimal total,
      Address shippingAddress,
      String placedAt) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Line(String sku, String name, int quantity, BigDecimal unitPrice) {

    BigDecimal price() {
      return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Address(String country, String name, String line1, String city) {}
}
