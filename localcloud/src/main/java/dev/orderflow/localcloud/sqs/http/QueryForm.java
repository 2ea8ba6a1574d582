package dev.orderflow.localcloud.sqs.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A form's parameters, {@code Attribute.1.Name=DelaySeconds}, as the members that JSON would have.
 */
final class QueryForm {

  private static final String MALFORMED = "MalformedQueryString";

  private final String operation;
  private final TreeMap<String, String> parameters;

  private QueryForm(String operation, TreeMap<String, String> parameters) {
    this.operation = operation;
    this.parameters = parameters;
  }

  static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AwsError(
          MALFORMED, 400, "The query string is not percent-encoded as it should be.");
    }
  }

  static Map<String, Object> members(
      String operation, SdkPojo shape, Map<String, String> parameters) {
    return new QueryForm(operation, new TreeMap<>(parameters)).members(shape, "");
  }

  private Map<String, Object> members(SdkPojo shape, String prefix) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : shape.sdkFields()) {
      String name = field.locationName();
      MarshallingType<?> type = field.marshallingType();
      QueryNames.Numbered numbered = QueryNames.of(operation, name);
      if (type == MarshallingType.LIST) {
        SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
        put(members, name, list(item, prefix + numbered.member()));
      } else if (type == MarshallingType.MAP) {
        SdkField<?> value = field.getTrait(MapTrait.class).valueFieldInfo();
        put(members, name, map(value, prefix + numbered.member(), numbered));
      } else if (type == MarshallingType.SDK_POJO) {
        Map<String, Object> nested = members(field.constructor().get(), prefix + name + ".");
        if (!nested.isEmpty()) {
          members.put(name, nested);
        }
      } else if (parameters.get(prefix + name) instanceof String value) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static void put(Map<String, Object> members, String name, Object value) {
    boolean nothing =
        value instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
    if (!nothing) {
      members.put(name, value);
    }
  }

  private List<Object> list(SdkField<?> item, String prefix) {
    List<Object> values = new ArrayList<>();
    for (int number : numbers(prefix)) {
      values.add(value(item, prefix + "." + number));
    }
    return values;
  }

  private Map<String, Object> map(SdkField<?> item, String prefix, QueryNames.Numbered names) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int number : numbers(prefix)) {
      String entry = prefix + "." + number + ".";
      values.put(
          parameters.getOrDefault(entry + names.key(), ""), value(item, entry + names.value()));
    }
    return values;
  }

  private Object value(SdkField<?> item, String at) {
    return item.marshallingType() == MarshallingType.SDK_POJO
        ? members(item.constructor().get(), at + ".")
        : parameters.getOrDefault(at, "");
  }

  /** Of those that are there, in their order, which need not be without gaps. */
  private List<Integer> numbers(String prefix) {
    String from = prefix + ".";
    return parameters.tailMap(from).keySet().stream()
        .takeWhile(name -> name.startsWith(from))
        .map(name -> name.substring(from.length()))
        .map(rest -> rest.indexOf('.') < 0 ? rest : rest.substring(0, rest.indexOf('.')))
        .filter(number -> number.length() < 6 && number.chars().allMatch(c -> c >= '0' && c <= '9'))
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .distinct()
        .sorted()
        .toList();
  }
}
