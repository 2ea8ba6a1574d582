package dev.orderflow.localcloud.iam;

import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** A function's Lambda client. Functions only invoke. */
record GatedLambda(IamInterceptor interceptor, LambdaClient engine) implements LambdaClient {

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    List<Access> accesses = List.of(Accesses.invocation(request.functionName()));
    return SdkErrors.translated(
        "Lambda",
        LambdaException::builder,
        () -> interceptor.call(accesses, () -> engine.invoke(request)));
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
