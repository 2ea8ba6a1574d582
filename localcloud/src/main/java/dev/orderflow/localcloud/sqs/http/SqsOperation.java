package dev.orderflow.localcloud.sqs.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * @param request an empty one, to be filled
 * @param call takes it filled
 */
record SqsOperation(
    String name,
    Supplier<? extends SdkPojo> request,
    BiFunction<SqsClient, SdkPojo, SdkPojo> call) {

  private static final Map<String, SqsOperation> ALL = new HashMap<>();

  static {
    add("SendMessage", SendMessageRequest::builder, SqsClient::sendMessage);
    add("SendMessageBatch", SendMessageBatchRequest::builder, SqsClient::sendMessageBatch);
    add("ReceiveMessage", ReceiveMessageRequest::builder, SqsClient::receiveMessage);
    add("DeleteMessage", DeleteMessageRequest::builder, SqsClient::deleteMessage);
    add("DeleteMessageBatch", DeleteMessageBatchRequest::builder, SqsClient::deleteMessageBatch);
    add(
        "ChangeMessageVisibility",
        ChangeMessageVisibilityRequest::builder,
        SqsClient::changeMessageVisibility);
    add(
        "ChangeMessageVisibilityBatch",
        ChangeMessageVisibilityBatchRequest::builder,
        SqsClient::changeMessageVisibilityBatch);
    add("CreateQueue", CreateQueueRequest::builder, SqsClient::createQueue);
    add("DeleteQueue", DeleteQueueRequest::builder, SqsClient::deleteQueue);
    add("PurgeQueue", PurgeQueueRequest::builder, SqsClient::purgeQueue);
    add("GetQueueUrl", GetQueueUrlRequest::builder, SqsClient::getQueueUrl);
    add("ListQueues", ListQueuesRequest::builder, SqsClient::listQueues);
    add("GetQueueAttributes", GetQueueAttributesRequest::builder, SqsClient::getQueueAttributes);
    add("SetQueueAttributes", SetQueueAttributesRequest::builder, SqsClient::setQueueAttributes);
    add("TagQueue", TagQueueRequest::builder, SqsClient::tagQueue);
    add("UntagQueue", UntagQueueRequest::builder, SqsClient::untagQueue);
    add("ListQueueTags", ListQueueTagsRequest::builder, SqsClient::listQueueTags);
    add(
        "ListDeadLetterSourceQueues",
        ListDeadLetterSourceQueuesRequest::builder,
        SqsClient::listDeadLetterSourceQueues);
    add(
        "StartMessageMoveTask",
        StartMessageMoveTaskRequest::builder,
        SqsClient::startMessageMoveTask);
    add(
        "ListMessageMoveTasks",
        ListMessageMoveTasksRequest::builder,
        SqsClient::listMessageMoveTasks);
    add(
        "CancelMessageMoveTask",
        CancelMessageMoveTaskRequest::builder,
        SqsClient::cancelMessageMoveTask);
  }

  private interface Call<R> {
    SdkPojo to(SqsClient client, R request);
  }

  private static <B extends SdkBuilder<B, R> & SdkPojo, R> void add(
      String name, Supplier<B> request, Call<R> call) {
    ALL.put(
        name, new SqsOperation(name, request, (client, filled) -> call.to(client, built(filled))));
  }

  /** What was made by the request's own builder is that request's. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <R> R built(SdkPojo filled) {
    return (R) ((SdkBuilder<?, ?>) filled).build();
  }

  static @Nullable SqsOperation named(String name) {
    return ALL.get(name);
  }
}
