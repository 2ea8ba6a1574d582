package dev.orderflow.localcloud.endpoint;

/** Text inside XML. */
public final class Xml {

  private Xml() {}

  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
