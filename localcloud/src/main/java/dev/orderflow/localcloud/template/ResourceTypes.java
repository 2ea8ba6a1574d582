package dev.orderflow.localcloud.template;

import java.util.Map;
import java.util.Optional;

/** Every resource type that the local cloud can boot. */
final class ResourceTypes {

  static final String FUNCTION = "AWS::Serverless::Function";
  static final String PERMISSION = "AWS::Lambda::Permission";
  static final String HTTP_API = "AWS::Serverless::HttpApi";
  static final String HTTP_ROUTE = "AWS::Serverless::Function event HttpApi";
  static final String RULE = "AWS::Events::Rule";
  static final String ROLE = "AWS::IAM::Role";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String SIMPLE_TABLE = "AWS::Serverless::SimpleTable";
  static final String SOURCE_MAPPING = "AWS::Lambda::EventSourceMapping";

  private static final Map<String, ResourceType> SUPPORTED =
      Map.ofEntries(
          Map.entry("AWS::ApiGatewayV2::Api", new SocketTypes.Api()),
          Map.entry("AWS::ApiGatewayV2::Authorizer", new SocketTypes.Authorizer()),
          Map.entry("AWS::ApiGatewayV2::Deployment", new SocketTypes.Deployment()),
          Map.entry("AWS::ApiGatewayV2::Integration", new SocketTypes.Integration()),
          Map.entry("AWS::ApiGatewayV2::Route", new SocketTypes.Route()),
          Map.entry("AWS::ApiGatewayV2::Stage", new SocketTypes.Stage()),
          Map.entry("AWS::CloudWatch::Alarm", new AlarmType()),
          Map.entry("AWS::CloudWatch::Dashboard", new DashboardType()),
          Map.entry(TABLE, new TableType()),
          Map.entry("AWS::Events::EventBus", new EventBusType()),
          Map.entry(RULE, new RuleType()),
          Map.entry(ROLE, new RoleType()),
          Map.entry(PERMISSION, new PermissionType()),
          Map.entry("AWS::Logs::LogGroup", new LogGroupType()),
          Map.entry("AWS::Logs::ResourcePolicy", new LogPolicyType()),
          Map.entry("AWS::SES::EmailIdentity", new EmailIdentityType()),
          Map.entry("AWS::SQS::Queue", new QueueType()),
          Map.entry("AWS::SQS::QueuePolicy", new QueuePolicyType()),
          Map.entry(HTTP_API, new HttpApiType()),
          Map.entry(HTTP_ROUTE, new HttpRouteType()),
          Map.entry(FUNCTION, new FunctionType()));

  private ResourceTypes() {}

  static Optional<ResourceType> named(String type) {
    return Optional.ofNullable(SUPPORTED.get(type));
  }
}
