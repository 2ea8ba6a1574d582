package dev.orderflow.localcloud.template;

import java.util.Map;
import java.util.Optional;

final class QueueType implements ResourceType {

  private static final String FIFO = ".fifo";
  private static final int TWELVE_HOURS = 43_200;
  private static final int FOUR_DAYS = 345_600;
  private static final int FOURTEEN_DAYS = 1_209_600;

  @Override
  public Identity identity(Draft draft) {
    String name = name(draft);
    String url = draft.queueUrl(name);
    return new Identity(url, Map.of("Arn", Arns.queue(name), "QueueName", name, "QueueUrl", url));
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.deployOnly("Tags");
    boolean fifo = isFifo(properties);
    if (fifo != name(draft).endsWith(FIFO)) {
      properties
          .place()
          .child("QueueName")
          .problem("a FIFO queue's name ends in .fifo, and no other queue's does");
    }
    if (fifo) {
      properties.choice("DeduplicationScope", "queue");
      properties.choice("FifoThroughputLimit", "perQueue");
    }
    return new Queue(
        draft.logicalId(),
        name(draft),
        properties.seconds("VisibilityTimeout", 30, 0, TWELVE_HOURS),
        properties.seconds("MessageRetentionPeriod", FOUR_DAYS, 60, FOURTEEN_DAYS),
        properties.seconds("DelaySeconds", 0, 0, 900),
        properties.seconds("ReceiveMessageWaitTimeSeconds", 0, 0, 20),
        properties.flag("SqsManagedSseEnabled", true),
        fifo,
        fifo && properties.flag("ContentBasedDeduplication", false),
        properties.object("RedrivePolicy").map(QueueType::redrive),
        properties.object("RedriveAllowPolicy").flatMap(QueueType::redriveAllow));
  }

  private static String name(Draft draft) {
    return draft.name("QueueName", isFifo(draft.properties()) ? FIFO : "");
  }

  private static boolean isFifo(Properties properties) {
    return properties.flag("FifoQueue", false);
  }

  private static Redrive redrive(Properties policy) {
    return new Redrive(
        policy.requiredText("deadLetterTargetArn"),
        policy.requiredInteger("maxReceiveCount", 1, 1000));
  }

  private static Optional<RedriveAllow> redriveAllow(Properties policy) {
    return switch (policy.choice("redrivePermission", "allowAll", "denyAll", "byQueue")) {
      case "allowAll" -> Optional.of(new RedriveAllow.All());
      case "denyAll" -> Optional.of(new RedriveAllow.None());
      case "byQueue" -> Optional.of(new RedriveAllow.Only(policy.requiredTexts("sourceQueueArns")));
      default -> Optional.empty();
    };
  }
}
