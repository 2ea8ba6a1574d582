package dev.orderflow.form;

/** An event with a whole, valid order: what functions are primed with, and never store. */
public final class SampleEvent {

  private static final String JSON =
      """
      {"id": "priming", "source": "ecommerce.orders", "detail-type": "Order Created",
       "time": "2026-01-01T00:00:00Z",
       "detail": {
         "orderId": "priming", "customerEmail": "a@example.com", "currency": "EUR",
         "items": [{"sku": "A", "quantity": 2, "unitPrice": 100}], "total": 200,
         "shippingAddress": {"country": "DE", "city": "Berlin"},
         "placedAt": "2026-01-01T00:00:00Z"
       }}
      """;

  private SampleEvent() {}

  public static String json() {
    return JSON;
  }
}
