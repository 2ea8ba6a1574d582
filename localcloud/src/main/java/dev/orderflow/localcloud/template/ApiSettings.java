package dev.orderflow.localcloud.template;

import java.util.Optional;

/** What the stages of all kinds of APIs have in common. */
final class ApiSettings {

  /** Of an account, where a stage says only one of the two. */
  private static final HttpApi.Throttling ACCOUNT = new HttpApi.Throttling(10_000, 5_000);

  private ApiSettings() {}

  static Optional<HttpApi.Throttling> throttling(Properties routeSettings) {
    routeSettings.deployOnly("DetailedMetricsEnabled");
    Optional<Double> rate =
        routeSettings
            .text("ThrottlingRateLimit")
            .map(_ -> routeSettings.requiredNumber("ThrottlingRateLimit").doubleValue());
    var burst = routeSettings.integer("ThrottlingBurstLimit", 0, Integer.MAX_VALUE);
    if (rate.isEmpty() && burst.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HttpApi.Throttling(rate.orElse(ACCOUNT.rate()), burst.orElse(ACCOUNT.burst())));
  }

  static HttpApi.AccessLog accessLog(Properties settings) {
    String arn = settings.requiredText("DestinationArn");
    String group = arn.replaceFirst("^arn:[^:]*:logs:[^:]*:[^:]*:log-group:", "");
    return new HttpApi.AccessLog(group.replaceFirst(":\\*$", ""), settings.requiredText("Format"));
  }
}
