package dev.orderflow.localcloud.template;

/** A snapshot of an API's routes; here a stage has the routes of now. */
public record SocketDeployment(String logicalId, String id, String apiId) implements ApiResource {}
