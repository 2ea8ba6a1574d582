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

class PacingTest {

  private static final Caller PERSON = new Caller.Root("someone");
  private static final Caller FUNCTION = new Caller.FunctionSession("key", "role", "function");

  private final AtomicLong held = new AtomicLong();
  private final CountDownLatch looked = new CountDownLatch(2);

  @Test
  void peopleWaitUntilThereIsRoom() throws Exception {
    held.set(Pacing.MOST_BYTES + 1);
    Pacing pacing = pacing(Duration.ofDays(1));
    var answer = CompletableFuture.supplyAsync(() -> status(pacing, PERSON));
    looked.await();
    assertThat(answer).isNotDone();
    held.set(Pacing.MOST_BYTES);
    assertThat(answer.get()).isEqualTo(200);
  }

  @Test
  void nobodyWaitsForEver() {
    held.set(Pacing.FULL_BYTES);
    assertThat(status(pacing(Duration.ofMillis(20)), PERSON)).isEqualTo(200);
  }

  @Test
  void whoAddsToWhatIsFullIsToldToComeAgain() {
    held.set(Pacing.FULL_BYTES + 1);
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> pacing(Duration.ofMillis(20)).handle(request("SendMessage", PERSON)))
        .returns("RequestThrottled", AwsError::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReceiveMessage", "DeleteMessage", "ListRules", "PurgeQueue"})
  void whoTakesAwayDoesNotWait(String operation) throws Exception {
    held.set(Long.MAX_VALUE);
    assertThat(pacing(Duration.ofDays(1)).handle(request(operation, PERSON)).status())
        .isEqualTo(200);
  }

  @Test
  void functionsDoNotWait() {
    held.set(Long.MAX_VALUE);
    assertThat(status(pacing(Duration.ofDays(1)), FUNCTION)).isEqualTo(200);
  }

  private Pacing pacing(Duration longest) {
    return new Pacing(
        request -> Response.empty(200),
        "RequestThrottled",
        () -> {
          looked.countDown();
          return held.get();
        },
        held::get,
        longest);
  }

  private static int status(Pacing pacing, Caller caller) {
    try {
      return pacing.handle(request("PutEvents", caller)).status();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Request request(String operation, Caller caller) {
    return new Request(
        "POST", "/", "", Map.of("x-amz-target", "AWSEvents." + operation), new byte[0], caller);
  }
}
