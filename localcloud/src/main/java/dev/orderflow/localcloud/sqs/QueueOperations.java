package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** Queues themselves: made, changed, labelled and deleted. */
record QueueOperations(QueueDirectory queues, QueueAddress address, InstantSource clock) {

  CreateQueueResponse create(CreateQueueRequest request) {
    Map<String, String> attributes = request.attributesAsStrings();
    StoredQueue wanted = rules().made(request.queueName(), attributes, clock.millis());
    queues.open(wanted.withTags(request.tags()), false);
    LocalQueue present = queues.named(wanted.name());
    requireSame(present.settings(), attributes);
    return CreateQueueResponse.builder().queueUrl(address.url(wanted.name())).build();
  }

  /** One that is there already is the answer, unless it was asked for with other settings. */
  private void requireSame(StoredQueue present, Map<String, String> attributes) {
    for (Map.Entry<String, String> wanted : attributes.entrySet()) {
      Map<String, String> one = Map.of(wanted.getKey(), wanted.getValue());
      if (!rules().with(present, one, true).equals(present)) {
        throw SqsErrors.refused(
            SqsErrors.QUEUE_EXISTS,
            "A queue already exists with the same name and a different value for attribute "
                + wanted.getKey());
      }
    }
  }

  private QueueSettingsRules rules() {
    return new QueueSettingsRules(queues);
  }

  SetQueueAttributesResponse set(SetQueueAttributesRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    change(queue, rules().with(queue.settings(), request.attributesAsStrings(), false));
    return SetQueueAttributesResponse.builder().build();
  }

  private void change(LocalQueue queue, StoredQueue wanted) {
    queue.change(wanted.equals(queue.settings()) ? wanted : wanted.modifiedAt(clock.millis()));
  }

  DeleteQueueResponse delete(DeleteQueueRequest request) {
    queues.delete(queues.at(request.queueUrl()).name());
    return DeleteQueueResponse.builder().build();
  }

  TagQueueResponse tag(TagQueueRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    Map<String, String> tags = new HashMap<>(queue.settings().tags());
    tags.putAll(request.tags());
    change(queue, queue.settings().withTags(tags));
    return TagQueueResponse.builder().build();
  }

  UntagQueueResponse untag(UntagQueueRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    Map<String, String> tags = new HashMap<>(queue.settings().tags());
    tags.keySet().removeAll(request.tagKeys());
    change(queue, queue.settings().withTags(tags));
    return UntagQueueResponse.builder().build();
  }

  ListQueueTagsResponse tags(ListQueueTagsRequest request) {
    return ListQueueTagsResponse.builder()
        .tags(queues.at(request.queueUrl()).settings().tags())
        .build();
  }
}
