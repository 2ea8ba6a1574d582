package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.Xml;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers of the query protocol. */
final class XmlWriting {

  private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

  /** The one member that is a map; all others that look so are structures. */
  private static final String MAP = "ExtendedStatistics";

  private XmlWriting() {}

  static String of(String operation, Map<String, @Nullable Object> members) {
    StringBuilder xml = new StringBuilder();
    xml.append("<%sResponse xmlns=\"%s\"><%sResult>".formatted(operation, NAMESPACE, operation));
    add(xml, members);
    return xml.append("</%sResult><ResponseMetadata><RequestId>".formatted(operation))
        .append(UUID.randomUUID())
        .append("</RequestId></ResponseMetadata></%sResponse>".formatted(operation))
        .toString();
  }

  private static void add(StringBuilder xml, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> map.forEach((name, member) -> element(xml, (String) name, member));
      case List<?> list -> list.forEach(member -> element(xml, "member", member));
      case Instant time -> xml.append(time.truncatedTo(ChronoUnit.MILLIS));
      default -> xml.append(Xml.escape(value.toString()));
    }
  }

  private static void entry(StringBuilder xml, String key, @Nullable Object value) {
    xml.append("<entry>");
    element(xml, "key", key);
    element(xml, "value", value);
    xml.append("</entry>");
  }

  private static void element(StringBuilder xml, String name, @Nullable Object value) {
    if (value != null) {
      xml.append('<').append(name).append('>');
      if (name.equals(MAP) && value instanceof Map<?, ?> map) {
        map.forEach((key, member) -> entry(xml, (String) key, member));
      } else {
        add(xml, value);
      }
      xml.append("</").append(name).append('>');
    }
  }
}
