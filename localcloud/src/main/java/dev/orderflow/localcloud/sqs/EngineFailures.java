package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.option;

import dev.orderflow.localcloud.sqs.journal.JournalException;
import org.elasticmq.ElasticMQError;
import org.elasticmq.rest.sqs.SQSException;

/** Failures in the form in which ElasticMQ's HTTP front tells them to its callers. */
final class EngineFailures {

  private EngineFailures() {}

  static SQSException notKept(JournalException cause) {
    SQSException failure =
        new SQSException(
            "InternalError", 500, "com.amazonaws.sqs#InternalError", option(cause.getMessage()));
    failure.initCause(cause);
    return failure;
  }

  static SQSException of(ElasticMQError error) {
    return new SQSException.ElasticMQErrorOps(error).toSQSException();
  }

  static SQSException invalidParameter(String message) {
    return new SQSException(
        "InvalidParameterValue", 400, "com.amazonaws.sqs#InvalidParameterValue", option(message));
  }

  /** Throws it from methods that declare nothing, as Scala's do not. */
  @SuppressWarnings("unchecked")
  static <E extends Exception> RuntimeException raise(SQSException failure) throws E {
    throw (E) failure;
  }
}
