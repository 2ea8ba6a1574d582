package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.CommandException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What went wrong between here and the system, in one line. */
public final class CallErrors {

  private CallErrors() {}

  public static boolean isNoConnection(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  /** A short name and text of a failed call, for lists of failures. */
  public static String code(SdkException failure) {
    return failure instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? Objects.requireNonNullElse(service.awsErrorDetails().errorCode(), "ServiceFailure")
        : isNoConnection(failure) ? "NoConnection" : failure.getClass().getSimpleName();
  }

  public static String message(SdkException failure) {
    String message =
        failure instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? service.awsErrorDetails().errorMessage()
            : failure.getMessage();
    return Objects.requireNonNullElse(message, "no message");
  }

  /** The failure as the end of a command. */
  public static CommandException explain(SdkException failure, Target target) {
    if (isNoConnection(failure)) {
      return noConnection(target);
    }
    if (failure instanceof AwsServiceException service) {
      return CommandException.found(
          target.description() + " answered " + code(service) + ": " + message(service));
    }
    return CommandException.unusable(setup(failure));
  }

  private static CommandException noConnection(Target target) {
    return CommandException.unusable(
        target.isAws()
            ? "cannot connect to AWS"
            : "no local cloud at "
                + target.description()
                + ": start one with ./orderflow up, or say which system with --endpoint-url or --aws");
  }

  private static String setup(SdkException failure) {
    String message = message(failure);
    if (failure instanceof SdkClientException && message.contains("Unable to load region")) {
      return "no AWS region: give --region or set AWS_REGION";
    }
    if (message.contains("Unable to load credentials")) {
      return "no AWS credentials: sign in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID";
    }
    return List.of(message.split("\n", 2)).getFirst();
  }
}
