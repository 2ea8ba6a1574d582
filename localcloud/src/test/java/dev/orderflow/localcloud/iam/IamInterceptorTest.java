package dev.orderflow.localcloud.iam;

import static dev.orderflow.localcloud.iam.Statements.ORDERS;
import static dev.orderflow.localcloud.iam.Statements.QUEUE;
import static dev.orderflow.localcloud.iam.Statements.allow;
import static dev.orderflow.localcloud.iam.Statements.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IamInterceptorTest {

  private static final Access PUT = new Access("dynamodb:PutItem", ORDERS);
  private static final Access SEND = new Access("sqs:SendMessage", QUEUE);

  private final Faults faults = new Faults();
  private final AtomicInteger effects = new AtomicInteger();
  private final IamInterceptor interceptor =
      new IamInterceptor(
          new Caller.FunctionSession("ASIA", "ValidateOrderRole", "validate-order"),
          Policy.of("role", List.of(allow("dynamodb:*", "*"), deny("dynamodb:DeleteItem", ORDERS))),
          faults);

  @Test
  void whatNoPolicyAllowsSaysWhoWantedWhat() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> call(SEND))
        .returns("AccessDenied", AwsError::code)
        .withMessage(
            "User: arn:aws:sts::000000000000:assumed-role/ValidateOrderRole/validate-order is not"
                + " authorized to perform: sqs:SendMessage on resource: "
                + QUEUE
                + " because no identity-based policy allows the sqs:SendMessage action");
    assertThat(effects).hasValue(0);
  }

  @Test
  void whatAPolicyDeniesSaysSo() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> call(new Access("dynamodb:DeleteItem", ORDERS)))
        .returns("AccessDeniedException", AwsError::code)
        .withMessageEndingWith("with an explicit deny in an identity-based policy");
  }

  @Test
  void oneDeniedAccessDeniesTheWholeCall() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> interceptor.call(List.of(PUT, SEND), effects::incrementAndGet));
    assertThat(effects).hasValue(0);
  }

  @Test
  void callsAreCounted() {
    call(PUT);
    call(PUT);
    assertThatExceptionOfType(AwsError.class).isThrownBy(() -> call(SEND));

    assertThat(interceptor.counts())
        .isEqualTo(Map.of("dynamodb:PutItem", 2L, "sqs:SendMessage", 1L));
  }

  @Test
  void eventsOfSeveralTypesAreOneCall() {
    List<Access> events =
        List.of(
            Accesses.event(null, "ecommerce.orders", "Order Paid"),
            Accesses.event(null, "ecommerce.orders", "Order Dispatched"));
    IamInterceptor publisher =
        new IamInterceptor(
            new Caller.FunctionSession("ASIA", "Role", "publish-order-events"),
            Policy.of("role", List.of(allow("events:PutEvents", "*"))),
            faults);
    faults.failNext("events:PutEvents", 1, Fault.FAILED);

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> publisher.call(events, effects::incrementAndGet));
    assertThat(publisher.call(events, effects::incrementAndGet)).isEqualTo(1);
    assertThat(publisher.counts()).isEqualTo(Map.of("events:PutEvents", 2L));
  }

  @Test
  void theNextCallsFailBeforeTheirEffect() {
    faults.failNext("dynamodb:PutItem", 2, Fault.THROTTLED);

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(AwsError.class)
          .isThrownBy(() -> call(PUT))
          .returns("ProvisionedThroughputExceededException", AwsError::code);
    }
    assertThat(effects).hasValue(0);
    assertThat(call(PUT)).isEqualTo(1);
  }

  @Test
  void aLostAnswerHasHadItsEffect() {
    faults.failNext("dynamodb:PutItem", 1, Fault.ANSWER_LOST);

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> call(PUT))
        .returns(500, AwsError::status);
    assertThat(effects).hasValue(1);
  }

  @Test
  void aCrashIsNoExceptionThatAHandlerWouldCatch() {
    faults.failNext("dynamodb:PutItem", 1, Fault.CRASHED_BEFORE);
    assertThatExceptionOfType(Crash.class).isThrownBy(() -> call(PUT));
    assertThat(effects).hasValue(0);

    faults.failNext("dynamodb:PutItem", 1, Fault.CRASHED_AFTER);
    assertThatExceptionOfType(Crash.class)
        .isThrownBy(() -> call(PUT))
        .withMessage("crashed at dynamodb:PutItem (on purpose)");
    assertThat(effects).hasValue(1);
  }

  @Test
  void aSeedFailsTheSameCallsAgain() {
    faults.failRandomly("dynamodb:PutItem", 0.3, 7, Fault.FAILED);
    List<Boolean> first = outcomes();
    faults.failRandomly("dynamodb:PutItem", 0.3, 7, Fault.FAILED);

    assertThat(outcomes()).isEqualTo(first).contains(true, false);
    faults.clear();
    assertThat(outcomes()).doesNotContain(false);
  }

  private List<Boolean> outcomes() {
    List<Boolean> outcomes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int before = effects.get();
      try {
        call(PUT);
      } catch (AwsError e) {
        assertThat(e.code()).isEqualTo("InternalServerError");
      }
      outcomes.add(effects.get() > before);
    }
    return outcomes;
  }

  private int call(Access access) {
    return interceptor.call(List.of(access), effects::incrementAndGet);
  }
}
