package dev.orderflow.localcloud.template;

/** A CloudWatch dashboard; {@code body} is its JSON. */
public record Dashboard(String logicalId, String name, String body) implements Resource {}
