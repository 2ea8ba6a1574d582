package dev.orderflow.checks.templates;

import java.util.List;

/** Edits that let the spine say too much, too little, or anything. */
final class PublishBreakage {

  private static final String NAMED =
      "a statement that lets publish names the source and the types of the events";
  private static final String OWN = "a function may publish what it publishes, and nothing else";

  private static final String SOURCE = "events:source: ecommerce.orders\n";
  private static final String LAST = "                      - Order Refunded\n";

  static final List<Breakage> ALL =
      List.of(
          new Breakage(NAMED, SOURCE, "aws:PrincipalArn: arn:aws:iam::000000000000:role/any\n"),
          new Breakage(NAMED, SOURCE, "events:source: [ecommerce.orders, ecommerce.billing]\n"),
          new Breakage(NAMED, "events:detail-type:\n", "aws:PrincipalArn:\n"),
          new Breakage(
              NAMED,
              "Condition:\n                  StringEquals:\n                    events:source",
              "Condition:\n                  StringLike:\n                    events:source"),
          new Breakage(OWN, SOURCE, "events:source: ecommerce.billing\n"),
          new Breakage(OWN, LAST, ""),
          new Breakage(OWN, LAST, LAST + LAST.replace("Refunded", "Created")));

  private PublishBreakage() {}
}
