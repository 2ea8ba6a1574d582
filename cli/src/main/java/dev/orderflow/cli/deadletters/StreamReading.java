package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.republishing.ItemJson;
import dev.orderflow.deadletters.StreamRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads a range of a shard, for as long as the stream keeps it: a day. */
record StreamReading(DynamoDbStreamsClient streams) {

  // A page may be empty, but not for ever.
  private static final int MOST_PAGES = 1000;

  // What no stream says of a number that it does not have any more.
  private static final String UNKNOWN = "ValidationException";

  /** As Lambda would hand them to a function; empty if not all of them are there any more. */
  Optional<List<Map<String, Object>>> read(StreamRange range) {
    try {
      List<Record> records = records(range);
      boolean whole =
          !records.isEmpty()
              && number(records.getFirst()).equals(new BigInteger(range.start()))
              && number(records.getLast()).equals(new BigInteger(range.end()));
      return whole
          ? Optional.of(records.stream().map(it -> json(it, range.streamArn())).toList())
          : Optional.empty();
    } catch (TrimmedDataAccessException | ResourceNotFoundException | NumberFormatException e) {
      return Optional.empty();
    } catch (DynamoDbException e) {
      if (e.awsErrorDetails() != null && UNKNOWN.equals(e.awsErrorDetails().errorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<Record> records(StreamRange range) {
    List<Record> records = new ArrayList<>();
    BigInteger end = new BigInteger(range.end());
    @Nullable String iterator = iterator(range);
    for (int page = 0; page < MOST_PAGES && iterator != null; page++) {
      String from = iterator;
      GetRecordsResponse read = streams.getRecords(r -> r.shardIterator(from));
      for (Record record : read.records()) {
        if (number(record).compareTo(end) > 0) {
          return records;
        }
        records.add(record);
      }
      if (!records.isEmpty() && number(records.getLast()).equals(end)) {
        return records;
      }
      iterator = read.nextShardIterator();
    }
    return records;
  }

  private String iterator(StreamRange range) {
    return streams
        .getShardIterator(
            r ->
                r.streamArn(range.streamArn())
                    .shardId(range.shardId())
                    .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                    .sequenceNumber(range.start()))
        .shardIterator();
  }

  private static BigInteger number(Record record) {
    return new BigInteger(record.dynamodb().sequenceNumber());
  }

  private static Map<String, Object> json(Record record, String streamArn) {
    StreamRecord change = record.dynamodb();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Keys", ItemJson.of(change.keys()));
    if (change.hasOldImage()) {
      json.put("OldImage", ItemJson.of(change.oldImage()));
    }
    if (change.hasNewImage()) {
      json.put("NewImage", ItemJson.of(change.newImage()));
    }
    json.put("SequenceNumber", change.sequenceNumber());
    json.put("StreamViewType", change.streamViewTypeAsString());
    return Map.of(
        "eventID",
        record.eventID(),
        "eventName",
        record.eventNameAsString(),
        "eventSource",
        "aws:dynamodb",
        "eventSourceARN",
        streamArn,
        "dynamodb",
        json);
  }
}
