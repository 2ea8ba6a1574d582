package dev.orderflow.localcloud.sqs;

import software.amazon.awssdk.services.sqs.SqsClient;

/** Through the HTTP server, as other clients come. */
class HttpSqsTest extends SqsBehaviour {

  @Override
  SqsClient client(QueueEngine engine) {
    return HttpClients.of(engine);
  }
}
