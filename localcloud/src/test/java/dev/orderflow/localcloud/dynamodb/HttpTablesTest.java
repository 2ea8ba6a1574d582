package dev.orderflow.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tables as other clients reach them, through the SDK's own HTTP client. */
class HttpTablesTest extends TablesContract {

  private final Endpoint endpoint = Endpoint.bind(0);
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;

  HttpTablesTest() {
    TableService service = new TableService(engine.client(), engine.streamsClient());
    endpoint.serve(
        new Router(Map.of(AwsService.DYNAMODB, service, AwsService.DYNAMODB_STREAMS, service)),
        new Callers());
    client = local(DynamoDbClient.builder(), "AKIAFIRST", "us-east-1").build();
    streams = local(DynamoDbStreamsClient.builder(), "AKIAFIRST", "us-east-1").build();
  }

  private <B extends AwsClientBuilder<B, ?>> B local(B builder, String key, String region) {
    return builder
        .endpointOverride(endpoint.url())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")));
  }

  @AfterEach
  void closeHttp() {
    client.close();
    streams.close();
    endpoint.close();
  }

  @Override
  DynamoDbClient client() {
    return client;
  }

  @Override
  DynamoDbStreamsClient streams() {
    return streams;
  }

  @Test
  void showsEveryoneTheSameTables() {
    engine.client().putItem(Tables.order("ORD-7", "a function"));

    try (DynamoDbClient other = local(DynamoDbClient.builder(), "OTHER", "eu-west-1").build()) {
      assertThat(other.getItem(r -> r.tableName("Orders").key(Tables.key("ORD-7"))).item())
          .containsEntry("writer", AttributeValue.fromS("a function"));
    }
  }

  @Test
  void namesTablesInTheLocalRegion() {
    var table = client.describeTable(r -> r.tableName("Orders")).table();

    assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/Orders");
  }

  @Test
  void explainsWhatItCannotRead() throws Exception {
    assertThat(post("PutItem", "{\"TableName\": ").body())
        .contains("SerializationException", "not valid JSON");
    assertThat(post("PutItem", "[]").body()).contains("SerializationException");
    assertThat(post("Scan", "{\"TableName\":\"Orders\",\"Limit\":\"many\"}").body())
        .contains("SerializationException");
    assertThat(post("CreateBackup", "{}").body())
        .contains("UnknownOperationException", "CreateBackup");
  }

  @Test
  void checksumsItsAnswers() throws Exception {
    var answer = post("ListTables", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"TableNames\":[\"Orders\"]}");
    assertThat(answer.headers().firstValue("x-amz-crc32")).contains("1848568431");
  }

  private HttpResponse<String> post(String operation, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint.url() + "/"))
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261123/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
