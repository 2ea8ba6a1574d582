package dev.orderflow.form;

/** A field of the order form: its name, whether it must be there, and the rule for its value. */
record Field(String name, boolean isRequired, Check check) {
  static Field required(String name, Check check) {
    return new Field(name, true, check);
  }

  static Field optional(String name, Check check) {
    return new Field(name, false, check);
  }
}
