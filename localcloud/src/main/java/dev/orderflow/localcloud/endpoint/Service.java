package dev.orderflow.localcloud.endpoint;

/** One AWS service behind the endpoint. Called from many threads at once; may block. */
@FunctionalInterface
public interface Service {

  /**
   * @throws AwsError for whatever the client should read as an error; the endpoint renders it in
   *     the client's protocol
   */
  Response handle(Request request) throws Exception;
}
