package dev.orderflow.deadletters;

/** Where a dead letter goes from here. */
public sealed interface Destination {

  /** A queue, by its ARN or its name. */
  record Queue(String queue) implements Destination {}

  /** A function to invoke asynchronously, by its ARN or its name. */
  record Function(String function) implements Destination {}

  /** A bus to publish the event on again: every rule that matches sees it, as a new event. */
  record Bus(String bus) implements Destination {}

  /** There is no way back that is known. */
  record Nowhere(String reason) implements Destination {}

  /**
   * Such as {@code queue:NAME}, {@code function:NAME}, {@code bus:NAME}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static Destination parse(String text) {
    String name = text.substring(text.indexOf(':') + 1);
    String kind = text.substring(0, Math.max(0, text.indexOf(':')));
    if (name.isEmpty()) {
      throw refused(text);
    }
    return switch (kind) {
      case "queue" -> new Queue(name);
      case "function" -> new Function(name);
      case "bus" -> new Bus(name);
      default -> throw refused(text);
    };
  }

  /** Of an ARN, as the target of a rule. */
  static Destination ofArn(String arn) {
    String[] parts = arn.split(":", 7);
    return switch (parts.length > 5 ? parts[2] : "") {
      case "lambda" -> new Function(arn);
      case "sqs" -> new Queue(arn);
      case "events" -> new Bus(arn);
      default -> new Nowhere("the target " + arn + " is no function, queue or bus");
    };
  }

  default String text() {
    return switch (this) {
      case Queue(var queue) -> "queue " + lastName(queue);
      case Function(var function) -> "function " + functionName(function);
      case Bus(var bus) -> "bus " + bus.substring(bus.lastIndexOf('/') + 1);
      case Nowhere(var reason) -> "nowhere: " + reason;
    };
  }

  private static String lastName(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** With its qualifier, without the rest of the ARN. */
  private static String functionName(String arn) {
    String[] parts = arn.split(":function:", 2);
    return parts[parts.length - 1];
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(text + " is not queue:NAME, function:NAME or bus:NAME");
  }
}
