package dev.orderflow.checks.architecture.broken.services.nosy.domain;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A rule of a service that asks a table. */
public final class Thirsty {
  void ask(DynamoDbClient tables) {
    tables.listTables();
  }
}
