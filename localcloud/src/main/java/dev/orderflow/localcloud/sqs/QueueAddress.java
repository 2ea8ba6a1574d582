package dev.orderflow.localcloud.sqs;

import java.net.URI;

/** Queue URLs, which lead through the endpoint that other clients use. */
record QueueAddress(URI endpoint) {

  String url(String queueName) {
    return endpoint + "/" + Arns.ACCOUNT + "/" + queueName;
  }

  /** Whatever the host: the same queue may be reached by several names. */
  static String queueName(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
