package dev.orderflow.cli.running;

import java.util.List;

/** What the demo publishes. */
final class DemoOrders {

  /** Where an order should end. */
  enum End {
    COMPLETED,
    CANCELLED,
    REJECTED,
    DEAD_LETTER
  }

  /**
   * @param name the order's id, or what stands for it
   * @param what it is, for people
   * @param body the event's detail or, for a dead letter, the message
   */
  record Example(String name, String what, String body, End end) {}

  static final List<Example> ALL =
      List.of(
          small("ORD-1001", "Wireless Mouse"),
          small("ORD-1002", "Mechanical Keyboard"),
          small("ORD-1003", "Laptop"),
          small("ORD-1004", "SSD"),
          new Example(
              "ORD-2001",
              "full order, 2 lines",
              """
              {"orderId":"ORD-2001","customerId":"C-42","customerEmail":"zoe@example.com",\
              "currency":"GBP","items":[\
              {"sku":"85123A","name":"Hanging heart T-light holder","quantity":6,"unitPrice":255},\
              {"sku":"POST","name":"Versand 🚚","quantity":1,"unitPrice":490}],\
              "total":2020,"shippingAddress":{"name":"Zoë Müller","line1":"Große Straße 5",\
              "city":"Köln","postalCode":"50667","country":"DE"},"giftWrap":true}""",
              End.COMPLETED),
          new Example(
              "ORD-2002",
              "its card is declined",
              """
              {"orderId":"ORD-2002","customerEmail":"customer@example.com","product":"SSD",\
              "quantity":2,"paymentToken":"tok_declined"}""",
              End.CANCELLED),
          new Example(
              "ORD-3001",
              "order with three mistakes",
              """
              {"orderId":"ORD-3001","customerEmail":"not-an-address","product":"",\
              "quantity":20000}""",
              End.REJECTED),
          new Example(
              "poison", "poison message, put in the queue", "this is no order", End.DEAD_LETTER));

  private DemoOrders() {}

  private static Example small(String orderId, String product) {
    return new Example(
        orderId,
        product,
        """
        {"orderId":"%s","customerEmail":"customer@example.com","product":"%s","quantity":1}"""
            .formatted(orderId, product),
        End.COMPLETED);
  }
}
