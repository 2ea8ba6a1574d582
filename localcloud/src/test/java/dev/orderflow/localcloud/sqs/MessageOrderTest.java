package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageOrderTest {

  private final AtomicLong held = new AtomicLong();
  private MessageOrder order = MessageOrder.of(false, held);

  @Test
  void theEarliestComesFirstAndOfEquallyEarlyOnesTheFirst() {
    add("late", 30);
    add("b", 10);
    add("c", 10);
    add("a", 5);
    assertThat(visible(3, 20)).containsExactly("a", "b", "c");
    assertThat(visible(2, 20)).containsExactly("a", "b");
    assertThat(visible(10, 30)).containsExactly("a", "b", "c", "late");
    assertThat(order.hidden(20)).extracting(message -> message.id).containsExactly("late");
    assertThat(order.earliest()).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMessagePostponedComesLater(boolean fifo) {
    order = MessageOrder.of(fifo, held);
    QueuedMessage postponed = add("a", 10);
    add("b", 10);
    order.postpone(postponed, 50);
    assertThat(visible(10, 20)).isEqualTo(fifo ? List.of() : List.of("b"));
    assertThat(visible(10, 50)).containsExactlyInAnyOrder("a", "b");
    assertThat(Objects.requireNonNull(order.oldest()).id).isEqualTo("a");
  }

  @Test
  void aGroupWaitsForItsFirstAndOthersDoNot() {
    order = MessageOrder.of(true, held);
    QueuedMessage first = add("a-1", 0, "a");
    add("b-1", 0, "b");
    add("a-2", 0, "a");
    add("b-2", 0, "b");
    assertThat(visible(10, 1)).containsExactly("a-1", "a-2", "b-1", "b-2");
    assertThat(visible(3, 1)).containsExactly("a-1", "a-2", "b-1");
    order.postpone(first, 20);
    assertThat(visible(10, 1)).containsExactly("b-1", "b-2");
    assertThat(order.earliest()).hasValue(0);
    order.remove("a-1");
    assertThat(visible(10, 1)).containsExactly("b-1", "b-2", "a-2");
    for (String id : List.of("b-1", "b-2", "a-2")) {
      order.remove(id);
    }
    assertThat(order.earliest()).isEqualTo(OptionalLong.empty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsRemovedIsForgotten(boolean fifo) {
    order = MessageOrder.of(fifo, held);
    add("a", 10);
    add("b", 20);
    order.remove("a");
    order.remove("nobody");
    assertThat(order.size()).isEqualTo(1);
    assertThat(order.find("a")).isNull();
    assertThat(visible(10, 20)).containsExactly("b");
    order.clear();
    assertThat(visible(10, 20)).isEmpty();
    assertThat(order.oldest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatMessagesTakeIsCountedAsLongAsTheyAreThere(boolean fifo) {
    order = MessageOrder.of(fifo, held);
    QueuedMessage message = add("a", 10);
    long one = held.get();
    assertThat(one).isPositive();
    order.add(message);
    order.postpone(message, 30);
    add("b", 20);
    assertThat(held).hasValue(2 * one);
    order.remove("a");
    order.remove("a");
    assertThat(held).hasValue(one);
    order.clear();
    assertThat(held).hasValue(0);
  }

  private QueuedMessage add(String id, long visibleAt) {
    return add(id, visibleAt, "g");
  }

  private QueuedMessage add(String id, long visibleAt, String group) {
    QueuedMessage message =
        QueuedMessage.restored(
            new StoredMessage(
                "q", id, "x", List.of(), 0, visibleAt, 0, 0, null, group, null, null, null, null),
            new BodiesOnDisk(Journal.none()));
    order.add(message);
    return message;
  }

  private List<String> visible(int most, long now) {
    return order.visible(most, now).stream().map(message -> message.id).toList();
  }
}
