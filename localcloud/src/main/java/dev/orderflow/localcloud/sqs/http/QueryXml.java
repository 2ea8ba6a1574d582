package dev.orderflow.localcloud.sqs.http;

import dev.orderflow.localcloud.endpoint.Xml;
import java.util.List;
import java.util.Map;

/** What JSON would say, as the query protocol's XML. */
final class QueryXml {

  private static final String NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/";

  private final String operation;
  private final StringBuilder xml = new StringBuilder();

  private QueryXml(String operation) {
    this.operation = operation;
  }

  /** An answer; one without members has no result. */
  static String response(String operation, Map<String, Object> members, String requestId) {
    QueryXml writer = new QueryXml(operation);
    writer.xml.append("<?xml version=\"1.0\"?><").append(operation).append("Response xmlns=\"");
    writer.xml.append(NAMESPACE).append("\">");
    if (!members.isEmpty()) {
      writer.element(operation + "Result", members);
    }
    writer.element("ResponseMetadata", Map.of("RequestId", requestId));
    return writer.xml.append("</").append(operation).append("Response>").toString();
  }

  static String error(String code, String message, boolean sender, String requestId) {
    QueryXml writer = new QueryXml("");
    writer.xml.append("<?xml version=\"1.0\"?><ErrorResponse xmlns=\"").append(NAMESPACE);
    writer.xml.append("\"><Error>");
    writer.element("Type", sender ? "Sender" : "Receiver");
    writer.element("Code", code);
    writer.element("Message", message);
    writer.xml.append("<Detail/></Error>");
    writer.element("RequestId", requestId);
    return writer.xml.append("</ErrorResponse>").toString();
  }

  private void element(String name, Object value) {
    xml.append('<').append(name).append('>');
    if (value instanceof Map<?, ?> members) {
      members.forEach((member, of) -> member(String.valueOf(member), of));
    } else {
      xml.append(text(String.valueOf(value)));
    }
    xml.append("</").append(name).append('>');
  }

  private void member(String name, Object value) {
    QueryNames.Numbered numbered = QueryNames.of(operation, name);
    if (value instanceof List<?> items) {
      items.forEach(item -> element(numbered.member(), item));
    } else if (value instanceof Map<?, ?> entries && numbered.key() != null) {
      entries.forEach(
          (key, item) -> {
            xml.append('<').append(numbered.member()).append('>');
            element(String.valueOf(numbered.key()), key);
            element(numbered.value(), item);
            xml.append("</").append(numbered.member()).append('>');
          });
    } else {
      element(name, value);
    }
  }

  /** A parser would make a line feed of a carriage return that is not escaped. */
  private static String text(String text) {
    return Xml.escape(text).replace("\r", "&#xD;");
  }
}
