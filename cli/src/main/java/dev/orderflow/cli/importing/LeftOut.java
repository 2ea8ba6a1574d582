package dev.orderflow.cli.importing;

/** Why a line is in no order. A line that has several of these counts under the first. */
enum LeftOut {
  TOO_LONG("line longer than 8 KB"),
  NO_TEXT("neither UTF-8 nor Windows-1252"),
  BROKEN_QUOTES("quotes that do not match on one line"),
  WRONG_COLUMNS("wrong number of columns"),
  NO_INVOICE("no invoice number"),
  CANCELLATION("cancellation (invoice C...)"),
  NO_STOCK_CODE("no stock code"),
  NO_CUSTOMER("no customer"),
  BAD_CUSTOMER("customer is no number or code"),
  BAD_QUANTITY("quantity is no whole number"),
  NEGATIVE_QUANTITY("negative quantity"),
  ZERO_QUANTITY("zero quantity"),
  BAD_PRICE("price is no decimal number"),
  NEGATIVE_PRICE("negative price"),
  ZERO_PRICE("zero price"),
  FRACTION_OF_PENNY("price finer than a penny"),
  BAD_DATE("unreadable date"),
  OTHER_CUSTOMER("another customer than the invoice's first line");

  private final String text;

  LeftOut(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
