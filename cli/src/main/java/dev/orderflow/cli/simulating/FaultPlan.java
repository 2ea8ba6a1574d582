package dev.orderflow.cli.simulating;

import dev.orderflow.localcloud.iam.Fault;
import dev.orderflow.localcloud.iam.Faults;
import dev.orderflow.localcloud.work.DeliveryFaults;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All that fails during a simulation, drawn by its seed. */
record FaultPlan(Faults faults, DeliveryFaults deliveryFaults) {

  private static final double FAILS = 0.03;
  private static final double COMES_TWICE = 0.1;
  private static final double COMES_LATE = 0.1;
  private static final Duration LATEST = Duration.ofSeconds(60);

  private static final List<String> ACTIONS =
      List.of(
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:ConditionCheckItem",
          "events:PutEvents",
          "sqs:SendMessage",
          "sqs:ChangeMessageVisibility",
          "ses:SendEmail");

  void begin(Random random) {
    for (String action : ACTIONS) {
      Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
      faults.failRandomly(action, FAILS, random.nextLong(), fault);
    }
    deliveryFaults.begin(random.nextLong(), COMES_TWICE, COMES_LATE, LATEST);
  }

  void end() {
    faults.clear();
    deliveryFaults.end();
  }
}
