package dev.orderflow.form;

/**
 * Everything that a rule can find wrong: the rule's name in reports, and what people read. The
 * words are fixed, so no report repeats what the sender wrote.
 */
enum Fault {
  REQUIRED("required", "is required"),
  NULL("type", "must not be null"),
  NOT_TEXT("type", "must be text"),
  NOT_WHOLE("type", "must be a whole number"),
  NOT_OBJECT("type", "must be an object"),
  NOT_LIST("type", "must be a list"),
  NOT_FLAG("type", "must be true or false"),
  EMPTY("length", "must not be empty"),
  OVER_64("length", "must have at most 64 characters"),
  OVER_128("length", "must have at most 128 characters"),
  OVER_254("length", "must have at most 254 characters"),
  OVER_256("length", "must have at most 256 characters"),
  LINES("length", "must have 1 to 100 lines"),
  LONGER_IN_NFC("length", "must not be longer than it may be in Unicode's form NFC"),
  BLANK("blank", "must not be all white space"),
  ID_CHARACTERS("characters", "must consist of letters A-Z, a-z, digits, '.', '_' and '-'"),
  DOTS("characters", "must not be '.' or '..', which clients drop from paths"),
  INVISIBLE("characters", "must not hold invisible characters such as U+200B or direction marks"),
  JOINER("characters", "must hold joiners and variation selectors only where they change a sign"),
  UNPRINTABLE("characters", "must not hold control characters or broken text"),
  BROKEN_TEXT("characters", "must not hold halves of surrogate pairs, U+FFFE or U+FFFF"),
  EMAIL("email", "must be an e-mail address such as name@example.com"),
  COUNTRY("country", "must be a country code of ISO 3166-1, or XK, such as GB"),
  CURRENCY("currency", "must be a code of ISO 4217 for a currency in use, such as GBP"),
  TIMESTAMP("timestamp", "must be a date-time of RFC 3339 such as 2026-01-31T12:00:00Z"),
  FUTURE("future", "must not be more than 5 minutes in the future"),
  QUANTITY("range", "must be from 1 to 10000"),
  UNIT_PRICE("range", "must be from 0 to 1000000000000"),
  TOTAL("range", "must be from 0 to 1000000000000000000"),
  NO_FORM("form", "must be given, unless product and quantity are"),
  BOTH_FORMS("form", "must not stand beside product or quantity"),
  TOTAL_OF_NOTHING("form", "must not be given in the small form, which has no prices"),
  SUM("total", "must equal the sum of its lines"),
  DUPLICATE("duplicate", "must not be on two lines"),
  DEPTH("depth", "must not be nested deeper than 32 levels"),
  SIZE("size", "must have at most 262144 bytes"),
  ORDER_SIZE("size", "must have at most 196608 bytes as compact JSON"),
  MORE("more", "has further problems");

  private final String rule;
  private final String message;

  Fault(String rule, String message) {
    this.rule = rule;
    this.message = message;
  }

  String rule() {
    return rule;
  }

  String message() {
    return message;
  }
}
