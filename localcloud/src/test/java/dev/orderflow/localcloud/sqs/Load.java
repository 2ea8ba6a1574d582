package dev.orderflow.localcloud.sqs;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A process that works on kept queues until it is killed or refused, and says what it was told:
 * {@code sent ID}, {@code deleting ID}, {@code deleted ID}, {@code refused CODE MESSAGE}. The id is
 * what a body begins with.
 */
final class Load {

  private static final int THREADS = 4;

  /** With bodies so large, and deleted so soon, the journal is written anew again and again. */
  static final String COMPACTING = "compacting";

  private static final int ID = 36;

  private final SqsClient sqs;
  private final String queue;
  private final boolean compacting;
  private final PrintStream out;

  private Load(SqsClient sqs, String queue, boolean compacting, PrintStream out) {
    this.sqs = sqs;
    this.queue = queue;
    this.compacting = compacting;
    this.out = out;
  }

  /** Which message it is. */
  static String id(String body) {
    return body.substring(0, ID);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (QueueEngine engine =
        QueueEngine.kept(URI.create("http://127.0.0.1:4566"), Path.of(arguments[0]))) {
      engine.declare(List.of(QueueSettings.named("load")));
      SqsClient client = arguments[1].equals("http") ? HttpClients.of(engine) : engine.client();
      boolean compacting = arguments[1].equals(COMPACTING);
      Load load = new Load(client, engine.queueUrl("load"), compacting, System.out);
      List<Thread> threads =
          IntStream.range(0, THREADS).mapToObj(_ -> Thread.ofPlatform().start(load::run)).toList();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private void run() {
    try {
      while (true) {
        sendOne();
        sendTen();
        deleteSome();
        if (compacting) {
          deleteSome();
        }
      }
    } catch (SqsException e) {
      say("refused", e.awsErrorDetails().errorCode() + " " + e.awsErrorDetails().errorMessage());
    }
  }

  private void sendOne() {
    String body = body();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body));
    say("sent", id(body));
  }

  private void sendTen() {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, 10)
            .mapToObj(i -> SendMessageBatchRequestEntry.builder().id("e" + i).messageBody(body()))
            .map(SendMessageBatchRequestEntry.Builder::build)
            .toList();
    var answer = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));
    answer
        .successful()
        .forEach(e -> say("sent", id(entries.get(e.id().charAt(1) - '0').messageBody())));
  }

  private void deleteSome() {
    List<Message> received =
        sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(8)).messages();
    received.forEach(message -> say("deleting", id(message.body())));
    if (received.isEmpty()) {
      return;
    }
    Message first = received.getFirst();
    sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(first.receiptHandle()));
    say("deleted", id(first.body()));
    if (received.size() > 1) {
      deleteBatch(received.subList(1, received.size()));
    }
  }

  private void deleteBatch(List<Message> received) {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, received.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .receiptHandle(received.get(i).receiptHandle())
                        .build())
            .toList();
    sqs.deleteMessageBatch(r -> r.queueUrl(queue).entries(entries))
        .successful()
        .forEach(e -> say("deleted", id(received.get(e.id().charAt(1) - '0').body())));
  }

  private String body() {
    return UUID.randomUUID() + "x".repeat(compacting ? 20_000 : 300);
  }

  /** One write, so that lines of several threads, and of a killed process, stay whole. */
  private void say(String what, String body) {
    synchronized (out) {
      out.print(what + " " + body + "\n");
      out.flush();
    }
  }
}
