package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Errors as the exceptions that an SDK client throws. */
final class SdkErrors {

  private SdkErrors() {}

  /** Runs a call, with an {@link AwsError} turned into an exception of the service's. */
  static <T> T translated(
      String service, Supplier<AwsServiceException.Builder> exception, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsError e) {
      throw exception
          .get()
          .message(e.getMessage())
          .statusCode(e.status())
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .serviceName(service)
                  .errorCode(e.code())
                  .errorMessage(e.getMessage())
                  .build())
          .build();
    }
  }
}
