package dev.orderflow.localcloud.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** What DynamoDB says where the engine says it in other words, or does not mind. */
final class EngineErrors {

  private static final String NO_TABLE = "Cannot do operations on a non-existent table";
  private static final String NO_KEY = "One of the required keys was not given a value";

  private EngineErrors() {}

  /**
   * @throws DynamoDbException if DynamoDB would not take the request, though the engine does
   */
  static void check(@Nullable Object request) {
    if (request instanceof CreateTableRequest table
        && table.billingMode() == BillingMode.PAY_PER_REQUEST
        && table.provisionedThroughput() != null) {
      throw (DynamoDbException)
          withMessage(
              DynamoDbException.builder()
                  .statusCode(400)
                  .awsErrorDetails(
                      AwsErrorDetails.builder()
                          .serviceName("DynamoDB")
                          .errorCode("ValidationException")
                          .build())
                  .build(),
              "One or more parameter values were invalid: Neither ReadCapacityUnits nor"
                  + " WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
    }
  }

  /** The error with DynamoDB's words, or as it is. */
  static Throwable inDynamoDbsWords(Throwable error, @Nullable Object request) {
    if (!(error instanceof AwsServiceException known) || known.awsErrorDetails() == null) {
      return error;
    }
    String message = known.awsErrorDetails().errorMessage();
    if (NO_TABLE.equals(message)) {
      return withMessage(known, "Requested resource not found" + table(request));
    }
    if (NO_KEY.equals(message) && request instanceof BatchWriteItemRequest) {
      return withMessage(known, "The provided key element does not match the schema");
    }
    return error;
  }

  /** Operations on a table itself name it. */
  private static String table(@Nullable Object request) {
    String name =
        switch (request) {
          case DescribeTableRequest describe -> describe.tableName();
          case DeleteTableRequest delete -> delete.tableName();
          case UpdateTableRequest update -> update.tableName();
          case null, default -> null;
        };
    return name == null ? "" : ": Table: " + name + " not found";
  }

  private static AwsServiceException withMessage(AwsServiceException error, String message) {
    return error.toBuilder()
        .message(message)
        .awsErrorDetails(error.awsErrorDetails().toBuilder().errorMessage(message).build())
        .build();
  }
}
