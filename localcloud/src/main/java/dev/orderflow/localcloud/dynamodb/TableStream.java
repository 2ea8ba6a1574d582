package dev.orderflow.localcloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The stream of one table, read in this JVM; its exceptions are those of the SDK's client. */
public final class TableStream {

  private final DynamoDbStreamsClient client;
  private final Writes writes;
  private final String table;
  private final String engineArn;

  TableStream(DynamoDbStreamsClient client, Writes writes, String table, String engineArn) {
    this.client = client;
    this.writes = writes;
    this.table = table;
    this.engineArn = engineArn;
  }

  /**
   * @param next where to read on; empty when the shard is closed and was read to its end
   */
  public record Page(List<Change> changes, Optional<String> next) {}

  public String arn() {
    return Arns.outside("Arn", engineArn);
  }

  /** Runs the watcher, which must be quick, after each write of a client to the table. */
  public void onWrite(Runnable watcher) {
    writes.watch(table, watcher);
  }

  /** Every shard that is still known, parents first. */
  public List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    @Nullable String last = null;
    do {
      String from = last;
      StreamDescription page =
          client
              .describeStream(r -> r.streamArn(engineArn).exclusiveStartShardId(from))
              .streamDescription();
      shards.addAll(page.shards());
      last = page.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  /** An iterator that begins with the oldest change that the shard still has. */
  public String oldest(String shard) {
    return client
        .getShardIterator(
            r ->
                r.streamArn(engineArn)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  /** An iterator that begins with the change of that number. */
  public String at(String shard, String sequenceNumber) {
    return client
        .getShardIterator(
            r ->
                r.streamArn(engineArn)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                    .sequenceNumber(sequenceNumber))
        .shardIterator();
  }

  public Page read(String iterator, int most) {
    GetRecordsResponse read = client.getRecords(r -> r.shardIterator(iterator).limit(most));
    return new Page(
        read.records().stream().map(record -> Changes.of(record, arn())).toList(),
        Optional.ofNullable(read.nextShardIterator()));
  }
}
