package dev.orderflow.cli.deadletters;

import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.LetterFailure;
import dev.orderflow.deadletters.Letters;
import dev.orderflow.deadletters.QueueDepth;
import dev.orderflow.deadletters.Queues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Finds letters of a redrive that failed again, once the queues that they went to are through. */
record FailedAgain(SqsClient sqs, DeadLetterQueue queue, Outcome outcome) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int MOST_LOOKED_THROUGH = 1_000;

  void await(Duration longest, CountDownLatch stop) throws InterruptedException {
    if (longest.isZero() || outcome.queues().isEmpty()) {
      return;
    }
    long end = System.nanoTime() + longest.toNanos();
    long atWork = atWork();
    while (atWork > 0
        && System.nanoTime() < end
        && !stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
      atWork = atWork();
    }
    outcome.atWork(atWork);
    look();
  }

  private long atWork() {
    return new Queues(sqs, outcome.queues()::contains)
        .depths().stream().mapToLong(FailedAgain::depth).sum();
  }

  private static long depth(QueueDepth queue) {
    return queue.waiting() + queue.inFlight();
  }

  private void look() {
    try (Letters letters = new Letters(sqs, queue.url())) {
      int left = MOST_LOOKED_THROUGH;
      List<Message> next = letters.next(left);
      while (!next.isEmpty() && left > 0) {
        next.forEach(this::look);
        left -= next.size();
        next = left > 0 ? letters.next(left) : List.of();
      }
    }
  }

  private void look(Message letter) {
    LetterFailure failure = LetterFailure.of(letter, queue);
    if (outcome.redriveId().equals(failure.redriveId())) {
      outcome.failedAgain(letter.messageId(), failure.reason());
    }
  }
}
