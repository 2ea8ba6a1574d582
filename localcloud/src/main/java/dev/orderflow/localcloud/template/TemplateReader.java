package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a template file apart, and expands what is SAM's in it. */
final class TemplateReader {

  private static final String SAM = "AWS::Serverless-2016-10-31";

  /** What may stand beside a resource's properties and makes no difference on one machine. */
  private static final Set<String> DEPLOY_ONLY =
      Set.of("DeletionPolicy", "UpdateReplacePolicy", "Metadata");

  private TemplateReader() {}

  static Template read(Place file) {
    Sections sections = new Sections(YamlFile.read(file), file);
    sections.ignore("AWSTemplateFormatVersion", "Description", "Metadata");
    sections
        .text("Transform")
        .filter(it -> !it.equals(SAM))
        .ifPresent(unknown -> file.child("Transform").problem(unknown + " is not supported"));
    Map<String, Declaration> declarations = declarations(sections);
    if (declarations.isEmpty() && file.problems().none()) {
      file.child("Resources").problem("required");
    }
    Template template =
        new Template(
            file,
            parameters(sections),
            sections.fields("Conditions"),
            declarations,
            outputs(sections));
    sections.finish();
    return template;
  }

  private static Map<String, Parameter> parameters(Sections sections) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    sections
        .objects("Parameters")
        .forEach((name, parameter) -> parameters.put(name, Parameter.read(parameter)));
    return parameters;
  }

  private static Map<String, Declaration> declarations(Sections sections) {
    Sections globals = sections.object("Globals");
    Map<String, Node> ofFunctions = globals.fields("Function");
    Map<String, Node> ofHttpApis = globals.fields("HttpApi");
    globals.finish();
    Map<String, Declaration> declarations = new LinkedHashMap<>();
    Map<String, Sections> resources = sections.objects("Resources");
    List<Declaration> written = new ArrayList<>();
    resources.forEach(
        (logicalId, resource) ->
            written.addAll(
                ServerlessFunctions.expand(
                    SimpleTables.expand(declaration(logicalId, resource)), ofFunctions)));
    SourceMappings.joined(written).forEach(it -> put(it, declarations));
    HttpApiEvents.implicitApi(declarations.values(), ofHttpApis)
        .ifPresent(it -> put(it, declarations));
    Set<String> logicalIds = new HashSet<>(resources.keySet());
    logicalIds.addAll(declarations.keySet());
    resources.values().forEach(it -> checkOrder(it, logicalIds));
    return declarations;
  }

  /** Here everything is there before anything runs, so the order itself does not matter. */
  private static void checkOrder(Sections resource, Set<String> logicalIds) {
    Place place = resource.place().child("DependsOn");
    resource.node("DependsOn").map(it -> Properties.texts(it, place)).orElse(List.of()).stream()
        .filter(it -> !logicalIds.contains(it))
        .forEach(it -> place.problem("there is no " + it + " in this template"));
    resource.finish();
  }

  private static void put(Declaration declaration, Map<String, Declaration> declarations) {
    if (declarations.putIfAbsent(declaration.logicalId(), declaration) != null) {
      declaration.place().problem("there is another resource " + declaration.logicalId());
    }
  }

  private static Declaration declaration(String logicalId, Sections resource) {
    resource.ignore(DEPLOY_ONLY.toArray(String[]::new));
    Optional<String> type = resource.text("Type");
    if (type.isEmpty()) {
      resource.place().child("Type").problem("required");
    }
    return new Declaration(
        logicalId,
        type.orElse(""),
        resource.fields("Properties"),
        resource.text("Condition"),
        resource.place().child("Properties"));
  }

  private static Map<String, Node> outputs(Sections sections) {
    Map<String, Node> outputs = new LinkedHashMap<>();
    sections
        .objects("Outputs")
        .forEach(
            (name, output) -> {
              // Nobody imports an export here: Fn::ImportValue is refused.
              output.ignore("Description", "Export");
              output.node("Value").ifPresent(value -> outputs.put(name, value));
              output.finish();
            });
    return outputs;
  }
}
