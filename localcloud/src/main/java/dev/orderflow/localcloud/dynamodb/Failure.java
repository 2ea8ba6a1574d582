package dev.orderflow.localcloud.dynamodb;

import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/**
 * The engine's own failures, e.g. of a disk that is full, as the error that DynamoDB has for them.
 * The engine often loses the cause, so the place and its free space are told too.
 */
record Failure(Supplier<String> place) {

  static Failure inMemory() {
    return new Failure(() -> "in memory");
  }

  static Failure in(Path directory) {
    return new Failure(
        () ->
            "in "
                + directory
                + ", which has "
                + (directory.toFile().getUsableSpace() >> 10)
                + " KB left,");
  }

  String message(Exception cause) {
    return "The tables " + place.get() + " failed: " + cause.getMessage();
  }

  InternalServerErrorException of(RuntimeException cause) {
    String message = message(cause);
    return InternalServerErrorException.builder()
        .message(message)
        .statusCode(500)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("InternalServerError")
                .errorMessage(message)
                .serviceName("DynamoDB")
                .build())
        .cause(cause)
        .build();
  }
}
