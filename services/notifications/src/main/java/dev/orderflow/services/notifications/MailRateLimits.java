package dev.orderflow.services.notifications;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The table {@code MailRateLimits}: of each recipient and day (UTC), which events they were written
 * to about. A set of ids rather than a count, so that whoever asks twice for one event takes once.
 *
 * @param most mails that a recipient gets in a day
 */
record MailRateLimits(DynamoDbClient dynamoDb, String name, int most) {

  private static final Duration KEPT = Duration.ofDays(2);

  /** Whether the event may be mailed; then the mail is counted. */
  boolean take(String address, String eventId, Instant now) {
    try {
      dynamoDb.updateItem(
          r ->
              r.tableName(name)
                  .key(Map.of("recipient", text(recipient(address, now))))
                  .updateExpression("SET expiresAt = :expiresAt ADD eventIds :eventIds")
                  .conditionExpression(
                      "attribute_not_exists(eventIds) OR contains(eventIds, :eventId)"
                          + " OR size(eventIds) < :most")
                  .expressionAttributeValues(
                      Map.of(
                          ":eventIds", AttributeValue.fromSs(List.of(eventId)),
                          ":eventId", text(eventId),
                          ":most", number(most),
                          ":expiresAt", number(now.plus(KEPT).getEpochSecond()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * No address: what is in small or large letters, or behind a plus sign, mostly is one mailbox.
   */
  private static String recipient(String address, Instant now) {
    int at = Math.max(0, address.lastIndexOf('@'));
    int plus = address.indexOf('+', 1);
    String local = address.substring(0, plus > 0 && plus < at ? plus : at);
    String mailbox = (local + address.substring(at)).toLowerCase(Locale.ROOT);
    return now.atZone(ZoneOffset.UTC).toLocalDate() + " " + hash(mailbox);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
