package dev.orderflow.localcloud.template;

/** Where a queue's messages go once they were received {@code maxReceiveCount} times. */
public record Redrive(String deadLetterArn, int maxReceiveCount) {}
