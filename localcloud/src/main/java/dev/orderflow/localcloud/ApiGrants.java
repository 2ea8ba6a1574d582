package dev.orderflow.localcloud;

import dev.orderflow.localcloud.iam.ArnPattern;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Permission;
import java.util.List;
import java.util.function.BiPredicate;

/** What the templates let API Gateway call, by the ARN of the route on whose behalf it does. */
record ApiGrants(List<Permission> permissions) implements BiPredicate<String, String> {

  private static final String SERVICE = "apigateway.amazonaws.com";

  static ApiGrants of(Blueprint blueprint) {
    return new ApiGrants(
        blueprint.all(Permission.class).stream()
            .filter(permission -> permission.principal().equals(SERVICE))
            .toList());
  }

  @Override
  public boolean test(String route, String function) {
    return permissions.stream()
        .filter(permission -> permission.functionArn().equals(function))
        .anyMatch(
            permission ->
                permission
                    .sourceArn()
                    .map(pattern -> ArnPattern.of(pattern).matches(route))
                    .orElse(true));
  }
}
