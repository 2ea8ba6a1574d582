package dev.orderflow.localcloud.cloudwatch;

/** What an alarm says. The names are CloudWatch's. */
enum State {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
