package dev.orderflow.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishBackpressureTest {

  private static final Caller PERSON = new Caller.Root("someone");
  private static final Caller FUNCTION = new Caller.FunctionSession("key", "role", "function");

  private final AtomicLong held = new AtomicLong();
  private final CountDownLatch looked = new CountDownLatch(2);

  @Test
  void peopleWaitUntilThereIsRoom() throws Exception {
    held.set(PublishBackpressure.MOST_BYTES + 1);
    PublishBackpressure backpressure = backpressure(Duration.ofDays(1));
    var answer = CompletableFuture.supplyAsync(() -> status(backpressure, PERSON));
    looked.await();
    assertThat(answer).isNotDone();
    held.set(PublishBackpressure.MOST_BYTES);
    assertThat(answer.get()).isEqualTo(200);
  }

  @Test
  void nobodyWaitsForEver() {
    held.set(PublishBackpressure.FULL_BYTES);
    assertThat(status(backpressure(Duration.ofMillis(20)), PERSON)).isEqualTo(200);
  }

  @Test
  void whoAddsToWhatIsFullIsToldToComeAgain() {
    held.set(PublishBackpressure.FULL_BYTES + 1);
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(
            () -> backpressure(Duration.ofMillis(20)).handle(request("SendMessage", PERSON)))
        .returns("RequestThrottled", AwsError::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReceiveMessage", "DeleteMessage", "ListRules", "PurgeQueue"})
  void whoTakesAwayDoesNotWait(String operation) throws Exception {
    held.set(Long.MAX_VALUE);
    assertThat(backpressure(Duration.ofDays(1)).handle(request(operation, PERSON)).status())
        .isEqualTo(200);
  }

  @Test
  void functionsDoNotWait() {
    held.set(Long.MAX_VALUE);
    assertThat(status(backpressure(Duration.ofDays(1)), FUNCTION)).isEqualTo(200);
  }

  private PublishBackpressure backpressure(Duration longest) {
    return new PublishBackpressure(
        request -> Response.empty(200),
        "RequestThrottled",
        () -> {
          looked.countDown();
          return held.get();
        },
        held::get,
        longest);
  }

  private static int status(PublishBackpressure backpressure, Caller caller) {
    try {
      return backpressure.handle(request("PutEvents", caller)).status();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Request request(String operation, Caller caller) {
    return new Request(
        "POST", "/", "", Map.of("x-amz-target", "AWSEvents." + operation), new byte[0], caller);
  }
}
