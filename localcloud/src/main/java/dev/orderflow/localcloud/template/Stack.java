package dev.orderflow.localcloud.template;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One template with its parameters' values: the scope in which its resources are read. */
final class Stack implements Scope {

  /** What SAM makes of events of type Api, which are refused already. */
  private static final String REST_API = "ServerlessRestApi";

  private final Template template;
  private final String name;
  private final URI endpoint;
  private final Map<String, String> given;
  private final Evaluator evaluator = new Evaluator(this);
  private final Conditions conditions;
  private final Map<String, Optional<Identity>> identities = new LinkedHashMap<>();
  private final Set<String> underWay = new HashSet<>();

  Stack(Template template, String name, URI endpoint, Map<String, String> given) {
    this.template = template;
    this.name = name;
    this.endpoint = endpoint;
    this.given = given;
    this.conditions =
        new Conditions(template.conditions(), evaluator, template.place().child("Conditions"));
  }

  List<Placed> resources() {
    template.parameters().keySet().forEach(this::variable);
    conditions.evaluateAll();
    List<Placed> resources = new ArrayList<>();
    for (Declaration declaration : template.declarations().values()) {
      if (isWanted(declaration)) {
        read(declaration).ifPresent(resources::add);
      }
    }
    checkOutputs();
    return resources;
  }

  @Override
  public Node reference(String reference, Place place) {
    Optional<Node> variable = variable(reference);
    if (variable.isPresent()) {
      return variable.get();
    }
    int dot = reference.indexOf('.');
    return dot < 0
        ? identity(reference, place).map(it -> Node.text(it.reference())).orElse(new Node.Broken())
        : samReference(reference.substring(0, dot), reference.substring(dot + 1), place);
  }

  @Override
  public Node attribute(String logicalId, String attribute, Place place) {
    return identity(logicalId, place)
        .map(it -> known(it.attributes(), logicalId, attribute, place))
        .orElse(new Node.Broken());
  }

  @Override
  public Node substitution(String variable, Place place) {
    int dot = variable.indexOf('.');
    return dot < 0 || variable.endsWith(".Alias")
        ? reference(variable, place)
        : attribute(variable.substring(0, dot), variable.substring(dot + 1), place);
  }

  @Override
  public boolean condition(String condition, Place place) {
    return conditions.holds(condition, place);
  }

  private Optional<Node> variable(String variable) {
    Parameter parameter = template.parameters().get(variable);
    if (parameter != null) {
      return Optional.of(parameter.value(Optional.ofNullable(given.get(variable))));
    }
    return switch (variable) {
      case "AWS::Region" -> Optional.of(Node.text(Arns.REGION));
      case "AWS::AccountId" -> Optional.of(Node.text(Arns.ACCOUNT));
      case "AWS::Partition" -> Optional.of(Node.text(Arns.PARTITION));
      case "AWS::URLSuffix" -> Optional.of(Node.text("amazonaws.com"));
      case "AWS::StackName" -> Optional.of(Node.text(name));
      case "AWS::NoValue" -> Optional.of(new Node.NoValue());
      default -> Optional.empty();
    };
  }

  private Node samReference(String logicalId, String reference, Place place) {
    return identity(logicalId, place)
        .map(it -> known(it.samReferences(), logicalId, reference, place))
        .orElse(new Node.Broken());
  }

  private static Node known(
      Map<String, String> values, String logicalId, String attribute, Place place) {
    String value = values.get(attribute);
    return value == null
        ? place.problem(logicalId + "." + attribute + " is not supported by the local cloud")
        : Node.text(value);
  }

  /** Empty when the problem has been reported. */
  private Optional<Identity> identity(String logicalId, Place asked) {
    Declaration declaration = template.declarations().get(logicalId);
    if (declaration == null || !isWanted(declaration)) {
      if (!logicalId.startsWith(REST_API) || asked.problems().none()) {
        asked.problem("there is no " + logicalId + " in this template");
      }
      return Optional.empty();
    }
    Optional<Identity> known = identities.get(logicalId);
    if (known != null) {
      return known;
    }
    if (!underWay.add(logicalId)) {
      asked.problem("the name of " + logicalId + " depends on itself");
      return Optional.empty();
    }
    Optional<Identity> identity =
        ResourceTypes.named(declaration.type()).map(type -> type.identity(draft(declaration)));
    identities.put(logicalId, identity);
    return identity;
  }

  private Optional<Placed> read(Declaration declaration) {
    Optional<ResourceType> type = ResourceTypes.named(declaration.type());
    if (type.isEmpty()) {
      String unknown = declaration.type() + " is not supported by the local cloud";
      template.place().child("Resources").child(declaration.logicalId()).problem(unknown);
      return Optional.empty();
    }
    Draft draft = draft(declaration);
    Resource resource = type.get().read(draft);
    draft.properties().finish();
    return Optional.of(new Placed(resource, declaration.place()));
  }

  private Draft draft(Declaration declaration) {
    Properties properties =
        new Properties(declaration.properties(), evaluator, declaration.place());
    return new Draft(declaration, properties, name, endpoint);
  }

  private boolean isWanted(Declaration declaration) {
    return declaration.condition().map(it -> condition(it, declaration.place())).orElse(true);
  }

  /** Nobody reads outputs here, but on AWS a wrong one fails the deployment. */
  private void checkOutputs() {
    Place section = template.place().child("Outputs");
    template
        .outputs()
        .forEach((output, value) -> evaluator.resolve(value, section.child(output).child("Value")));
  }
}
