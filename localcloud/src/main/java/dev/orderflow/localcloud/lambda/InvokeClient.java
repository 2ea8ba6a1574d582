package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * A Lambda client that ends in the functions of this JVM; they invoke each other without waiting.
 */
public record InvokeClient(Functions functions) implements LambdaClient {

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    if (request.invocationType() != InvocationType.EVENT) {
      throw AwsError.unsupported("functions that wait for each other");
    }
    SdkBytes payload = request.payload();
    LambdaService.find(functions, request.functionName(), Optional.ofNullable(request.qualifier()))
        .invokeLater(LambdaService.event(payload == null ? new byte[0] : payload.asByteArray()));
    return InvokeResponse.builder().statusCode(202).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the functions are closed by whoever deployed them
  }
}
