package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class RoleType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    String name = draft.name("RoleName");
    return new Identity(name, Map.of("Arn", Arns.role(name)));
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.deployOnly("Description", "Tags");
    List<Statement> statements = new ArrayList<>(managed(properties));
    for (Properties policy : properties.objects("Policies")) {
      policy.requiredText("PolicyName");
      statements.addAll(PolicyDocuments.statements(policy.requiredObject("PolicyDocument")));
    }
    return new Role(
        draft.logicalId(),
        draft.name("RoleName"),
        PolicyDocuments.statements(properties.requiredObject("AssumeRolePolicyDocument")),
        statements);
  }

  private static List<Statement> managed(Properties properties) {
    List<Statement> statements = new ArrayList<>();
    Place place = properties.place().child("ManagedPolicyArns");
    for (String arn : properties.texts("ManagedPolicyArns")) {
      KnownPolicies.managed(arn)
          .flatMap(document -> properties.object(document, place))
          .ifPresentOrElse(
              document -> statements.addAll(PolicyDocuments.statements(document)),
              () -> place.problem("the local cloud does not know " + arn));
    }
    return statements;
  }
}
