package dev.orderflow.localcloud.sqs.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the query protocol calls the members of lists and maps, which it numbers: {@code
 * Attribute.1} where JSON has {@code Attributes}. Source: the API's model of 2012-11-05.
 */
final class QueryNames {

  /**
   * @param member what one of them is called
   * @param key of a map, what its keys are called; null of a list
   * @param value of a map, what its values are called
   */
  record Numbered(String member, @Nullable String key, String value) {}

  private static final Map<String, Numbered> ALL =
      Map.ofEntries(
          list("AttributeNames", "AttributeName"),
          list("MessageAttributeNames", "MessageAttributeName"),
          list("MessageSystemAttributeNames", "MessageSystemAttributeName"),
          list("TagKeys", "TagKey"),
          list("Messages", "Message"),
          list("QueueUrls", "QueueUrl"),
          list("queueUrls", "QueueUrl"),
          list("Results", "ListMessageMoveTasksResultEntry"),
          list("Failed", "BatchResultErrorEntry"),
          map("Attributes", "Attribute", "Name"),
          map("MessageAttributes", "MessageAttribute", "Name"),
          map("MessageSystemAttributes", "MessageSystemAttribute", "Name"),
          map("Tags", "Tag", "Key"));

  private QueryNames() {}

  private static Map.Entry<String, Numbered> list(String name, String member) {
    return Map.entry(name, new Numbered(member, null, ""));
  }

  private static Map.Entry<String, Numbered> map(String name, String member, String key) {
    return Map.entry(name, new Numbered(member, key, "Value"));
  }

  /**
   * @param operation which names the entries of its batch
   */
  static Numbered of(String operation, String name) {
    return switch (name) {
      case "Entries" -> new Numbered(operation + "RequestEntry", null, "");
      case "Successful" -> new Numbered(operation + "ResultEntry", null, "");
      default -> ALL.getOrDefault(name, new Numbered(name, null, ""));
    };
  }
}
