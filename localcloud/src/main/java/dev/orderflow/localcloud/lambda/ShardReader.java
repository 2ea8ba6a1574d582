package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;
import dev.orderflow.localcloud.dynamodb.TableStream;
import dev.orderflow.localcloud.work.HeapShare;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Reads one shard. What it has read waits here, in order, until it is done. */
final class ShardReader {

  private static final int MOST_AT_ONCE = 1000;

  /** Of those that wait; one page of the stream may come on top. */
  private static final long MOST_CHARACTERS = HeapShare.STREAMS.bytes() / 12;

  private final TableStream stream;
  private final String shard;
  private final Deque<Change> waiting = new ArrayDeque<>();
  private StreamPosition done;
  private @Nullable String iterator;
  private boolean atEnd;
  private long characters;

  ShardReader(TableStream stream, String shard, StreamPosition done) {
    this.stream = stream;
    this.shard = shard;
    this.done = done;
  }

  String shard() {
    return shard;
  }

  StreamPosition position() {
    return done;
  }

  int waiting() {
    return waiting.size();
  }

  /** Whether nothing more is to be read before something is done. */
  boolean isFull(int most) {
    return waiting.size() >= most || characters >= MOST_CHARACTERS;
  }

  /** Whether all that the shard ever had is done. */
  boolean isFinished() {
    return atEnd && waiting.isEmpty();
  }

  /** Reads once, until so many wait; returns how many came. */
  int read(int most) {
    if (isFull(most) || atEnd) {
      return 0;
    }
    int room = Math.min(MOST_AT_ONCE, most - waiting.size());
    try {
      Optional<String> from = iterator == null ? open() : Optional.of(iterator);
      List<Change> read = from.isEmpty() ? List.of() : read(from.get(), room);
      for (Change change : read) {
        waiting.add(change);
        characters += change.json().length();
      }
      return read.size();
    } catch (ExpiredIteratorException e) {
      iterator = null;
      return 0;
    } catch (ResourceNotFoundException | TrimmedDataAccessException e) {
      // as on AWS, what nobody has read for a day is gone
      atEnd = true;
      return 0;
    }
  }

  private List<Change> read(String from, int most) {
    TableStream.Page page = stream.read(from, most);
    iterator = page.next().orElse(null);
    atEnd = page.next().isEmpty();
    return page.changes();
  }

  /** Reads a shard on that seemed to be closed and has no children. */
  void reopen() {
    iterator = null;
    atEnd = false;
  }

  /** Behind the last change that was read, if it is still there and still the same. */
  private Optional<String> open() {
    StreamPosition last = waiting.isEmpty() ? done : StreamPosition.of(waiting.getLast());
    if (last.equals(StreamPosition.HORIZON)) {
      return Optional.of(stream.oldest(shard));
    }
    try {
      TableStream.Page page = stream.read(stream.at(shard, last.sequenceNumber()), 1);
      boolean same = !page.changes().isEmpty() && last.isAt(page.changes().getFirst());
      atEnd = same && page.next().isEmpty();
      return same ? page.next() : Optional.of(stream.oldest(shard));
    } catch (ResourceNotFoundException e) {
      throw e;
    } catch (DynamoDbException e) {
      // the number is not known any more
      return Optional.of(stream.oldest(shard));
    }
  }

  /** The first of those that wait. */
  List<Change> first(int most, int mostBytes) {
    List<Change> first = new ArrayList<>();
    int bytes = 0;
    for (Change change : waiting) {
      bytes += change.json().getBytes(StandardCharsets.UTF_8).length;
      if (first.size() == most || (bytes > mostBytes && !first.isEmpty())) {
        break;
      }
      first.add(change);
    }
    return first;
  }

  boolean isDone(Change change) {
    return done.isAt(change);
  }

  /** The change and all before it are done. */
  void done(Change last) {
    Change next;
    do {
      next = waiting.remove();
      characters -= next.json().length();
    } while (!next.equals(last));
    done = StreamPosition.of(last);
  }
}
