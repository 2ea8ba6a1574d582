package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The role that SAM makes for a function that names none: for logs and traces, for what its events
 * are polled from and its failures go to, and for its {@code Policies}.
 */
final class ImplicitRole {

  private static final String MANAGED = "arn:aws:iam::aws:policy/";
  private static final Map<String, String> OF_EVENTS =
      Map.of(
          "SQS", MANAGED + "service-role/AWSLambdaSQSQueueExecutionRole",
          "DynamoDB", MANAGED + "service-role/AWSLambdaDynamoDBExecutionRole");

  private final Declaration function;
  private final Map<String, Node> properties;
  private final Set<Node> managed = new LinkedHashSet<>();
  private final List<Node> inline = new ArrayList<>();

  private ImplicitRole(Declaration function, Map<String, Node> properties) {
    this.function = function;
    this.properties = properties;
  }

  /**
   * Gives the function a role of its own unless it names one, in which case SAM ignores its
   * policies.
   *
   * @param properties the function's, which are changed
   * @return the role that was made
   */
  static Optional<Declaration> give(Declaration function, Map<String, Node> properties) {
    Optional<Declaration> made =
        properties.containsKey("Role")
            ? Optional.empty()
            : Optional.of(new ImplicitRole(function, properties).made());
    properties.keySet().removeAll(List.of("Policies", "AssumeRolePolicyDocument"));
    made.ifPresent(
        role ->
            properties.put(
                "Role", Node.fields("Fn::GetAtt", Node.text(role.logicalId() + ".Arn"))));
    return made;
  }

  private Declaration made() {
    managed.add(Node.text(MANAGED + "service-role/AWSLambdaBasicExecutionRole"));
    if (isText(properties.get("Tracing"), "Active")) {
      managed.add(Node.text(MANAGED + "AWSXRayDaemonWriteAccess"));
    }
    fields(properties.get("Events")).values().forEach(this::addEvent);
    sendTo(path(properties.get("DeadLetterQueue"), "TargetArn"));
    sendTo(path(onFailure(properties.get("EventInvokeConfig")), "Destination"));
    List<Node> policies = items(properties.get("Policies"));
    for (int i = 0; i < policies.size(); i++) {
      addPolicy(policies.get(i), function.place().child("Policies").child(i));
    }
    Map<String, Node> role = new LinkedHashMap<>();
    role.put(
        "AssumeRolePolicyDocument",
        properties.getOrDefault("AssumeRolePolicyDocument", lambdaMayAssumeIt()));
    role.put("ManagedPolicyArns", new Node.Items(List.copyOf(managed)));
    role.put("Policies", new Node.Items(inline));
    return new Declaration(
        function.logicalId() + "Role",
        ResourceTypes.ROLE,
        role,
        function.condition(),
        function.place());
  }

  private void addEvent(Node event) {
    if (path(event, "Type") instanceof Node.Scalar(String type, _) && OF_EVENTS.containsKey(type)) {
      managed.add(Node.text(OF_EVENTS.get(type)));
    }
    Node onFailure = onFailure(path(event, "Properties"));
    if (isText(path(onFailure, "Type"), "SQS")) {
      sendTo(path(onFailure, "Destination"));
    }
  }

  private static Node onFailure(@Nullable Node config) {
    return path(path(config, "DestinationConfig"), "OnFailure");
  }

  private void sendTo(Node queueArn) {
    if (!(queueArn instanceof Node.NoValue)) {
      Map<String, Node> statement = new LinkedHashMap<>();
      statement.put("Effect", Node.text("Allow"));
      statement.put("Action", Node.text("sqs:SendMessage"));
      statement.put("Resource", queueArn);
      addInline(Map.of("Statement", new Node.Fields(statement)));
    }
  }

  private void addPolicy(Node policy, Place place) {
    switch (policy) {
      case Node.Scalar _ -> managed.add(policy);
      case Node.Fields(var fields) when fields.containsKey("Statement") -> addInline(fields);
      case Node.Fields(var fields) when fields.size() == 1 -> {
        Map.Entry<String, Node> only = fields.entrySet().iterator().next();
        if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
          managed.add(policy);
        } else {
          addTemplate(only.getKey(), fields(only.getValue()), place);
        }
      }
      case Node.Fields _, Node.Items _, Node.NoValue _ ->
          place.problem("a policy's name, a policy template or a policy document expected");
      case Node.Broken _ -> {}
    }
  }

  private void addTemplate(String name, Map<String, Node> arguments, Place place) {
    Optional<Map<String, Node>> template = KnownPolicies.template(name);
    if (template.isEmpty()) {
      place.problem(name + " is no policy template that the local cloud knows");
      return;
    }
    Set<String> parameters =
        items(template.get().get("Parameters")).stream()
            .map(it -> ((Node.Scalar) it).text())
            .collect(Collectors.toSet());
    if (parameters.equals(arguments.keySet())) {
      addInline(Map.of("Statement", filled(path(template.get(), "Statement"), arguments)));
    } else {
      place
          .child(name)
          .problem("takes " + parameters.stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  /** With the arguments in place of the template's parameters. */
  private static Node filled(Node node, Map<String, Node> arguments) {
    return switch (node) {
      case Node.Fields(var fields)
          when fields.size() == 1
              && fields.get("Ref") instanceof Node.Scalar(String parameter, _) ->
          arguments.getOrDefault(parameter, node);
      case Node.Fields(var fields) -> {
        Map<String, Node> filled = new LinkedHashMap<>();
        fields.forEach((name, value) -> filled.put(name, filled(value, arguments)));
        yield new Node.Fields(filled);
      }
      case Node.Items(var items) ->
          new Node.Items(items.stream().map(it -> filled(it, arguments)).toList());
      case Node.Scalar _, Node.NoValue _, Node.Broken _ -> node;
    };
  }

  private void addInline(Map<String, Node> document) {
    Map<String, Node> versioned = new LinkedHashMap<>(document);
    versioned.putIfAbsent("Version", Node.text(PolicyDocuments.VERSION));
    Map<String, Node> policy = new LinkedHashMap<>();
    policy.put("PolicyName", Node.text(function.logicalId() + "RolePolicy" + inline.size()));
    policy.put("PolicyDocument", new Node.Fields(versioned));
    inline.add(new Node.Fields(policy));
  }

  private static Node lambdaMayAssumeIt() {
    Map<String, Node> statement = new LinkedHashMap<>();
    statement.put("Effect", Node.text("Allow"));
    statement.put("Principal", Node.fields("Service", Node.text("lambda.amazonaws.com")));
    statement.put("Action", Node.text("sts:AssumeRole"));
    Map<String, Node> document = new LinkedHashMap<>();
    document.put("Version", Node.text(PolicyDocuments.VERSION));
    document.put("Statement", new Node.Fields(statement));
    return new Node.Fields(document);
  }

  private static boolean isText(@Nullable Node node, String text) {
    return node instanceof Node.Scalar(String it, _) && it.equals(text);
  }

  private static Map<String, Node> fields(@Nullable Node node) {
    return node instanceof Node.Fields(var fields) ? fields : Map.of();
  }

  /** One or several. */
  private static List<Node> items(@Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    return node instanceof Node.Items(var items) ? items : List.of(node);
  }

  private static Node path(@Nullable Node node, String name) {
    return path(fields(node), name);
  }

  private static Node path(Map<String, Node> fields, String name) {
    return fields.getOrDefault(name, new Node.NoValue());
  }
}
