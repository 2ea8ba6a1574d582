package dev.orderflow.localcloud.dynamodb;

import java.time.Instant;

/**
 * A change to an item, as its table's stream has it.
 *
 * @param created never later than it was; DynamoDB Local tells the minute only
 * @param key the item's key: changes with the same key are of the same item
 * @param json the record as Lambda hands it to functions
 */
public record Change(
    String sequenceNumber, String eventId, Instant created, String key, String json) {}
