package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.AttributeMap;

final class HttpClients {

  private HttpClients() {}

  static SqsClient of(QueueEngine engine) {
    Endpoint endpoint = Endpoint.bind(0);
    endpoint.serve(new Router(Map.of(AwsService.SQS, engine.http())), new Callers());
    return SqsClient.builder()
        .endpointOverride(endpoint.url())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(new WithEndpoint(endpoint))
        .build();
  }

  /** An endpoint that is closed with the client that is made for it. */
  private record WithEndpoint(Endpoint endpoint) implements SdkHttpClient.Builder<WithEndpoint> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      SdkHttpClient http = UrlConnectionHttpClient.builder().buildWithDefaults(defaults);
      return new SdkHttpClient() {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
          return http.prepareRequest(request);
        }

        @Override
        public void close() {
          http.close();
          endpoint.close();
        }
      };
    }
  }
}
