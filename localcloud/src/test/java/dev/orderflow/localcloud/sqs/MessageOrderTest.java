package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.elasticmq.actor.queue.InternalMessage;
import org.junit.jupiter.api.Test;

class MessageOrderTest {

  private final AtomicLong held = new AtomicLong();
  private final MessageOrder order = new MessageOrder(held);

  @Test
  void theEarliestComesFirstAndOfEquallyEarlyOnesTheFirst() {
    add("late", 30);
    add("b", 10);
    add("c", 10);
    add("a", 5);
    assertThat(dequeue(3, 20)).containsExactly("a", "b", "c");
    assertThat(dequeue(3, 29)).isEmpty();
    assertThat(dequeue(3, 30)).containsExactly("late");
  }

  @Test
  void aMessagePostponedInPlaceComesLater() {
    InternalMessage postponed = add("a", 10);
    add("b", 10);
    postponed.nextDelivery_$eq(50);
    assertThat(dequeue(10, 20)).containsExactly("b");
    assertThat(dequeue(10, 50)).containsExactly("a");
  }

  @Test
  void aDequeuedMessageIsKnownUntilItIsRemoved() {
    add("a", 10);
    dequeue(1, 10);
    assertThat(order.getById("a").isDefined()).isTrue();
    order.remove("a");
    assertThat(order.getById("a").isDefined()).isFalse();
    assertThat(order.size()).isZero();
  }

  @Test
  void whatIsRemovedIsForgotten() {
    add("a", 10);
    add("b", 20);
    order.remove("a");
    order.remove("nobody");
    assertThat(order.size()).isEqualTo(1);
    assertThat(order.pop().get().id()).isEqualTo("b");
    assertThat(order.pop().isDefined()).isFalse();
  }

  @Test
  void whatIsAddedAgainTakesItsNewPlace() {
    InternalMessage message = add("a", 10);
    message.nextDelivery_$eq(40);
    order.$plus$eq(message);
    assertThat(order.size()).isEqualTo(1);
    assertThat(dequeue(10, 39)).isEmpty();
    assertThat(dequeue(10, 40)).containsExactly("a");
  }

  @Test
  void whatMessagesTakeIsCountedAsLongAsTheyAreThere() {
    InternalMessage message = add("a", 10);
    long one = held.get();
    assertThat(one).isPositive();
    order.$plus$eq(message);
    add("b", 20);
    assertThat(held).hasValue(2 * one);
    dequeue(1, 10);
    assertThat(held).hasValue(2 * one);
    order.remove("a");
    order.remove("a");
    assertThat(held).hasValue(one);
    order.pop();
    assertThat(held).hasValue(0);
    add("c", 10);
    order.clear();
    assertThat(held).hasValue(0);
  }

  private InternalMessage add(String id, long visibleAt) {
    InternalMessage message =
        Stored.message(
            new StoredMessage(
                "q", id, "x", List.of(), 1, visibleAt, 0, 0, null, null, null, null, null, null),
            false,
            new BodiesOnDisk(Journal.none()));
    order.$plus$eq(message);
    return message;
  }

  private List<String> dequeue(int count, long now) {
    return ScalaTypes.list(order.dequeue(count, now)).stream().map(InternalMessage::id).toList();
  }
}
