package dev.orderflow.localcloud.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What SAM makes of an event of type HttpApi: a route, and a permission for the API to call the
 * function for that route alone.
 */
final class HttpApiEvents {

  /** Of a route's declaration: what it calls. */
  static final String FUNCTION = "FunctionArn";

  /** The API that SAM makes for routes that name none. */
  private static final String IMPLICIT_API = "ServerlessHttpApi";

  private HttpApiEvents() {}

  /** The API that the routes among the declarations need, unless it is among them. */
  static Optional<Declaration> implicitApi(
      Collection<Declaration> declarations, Map<String, Node> globals) {
    return declarations.stream()
        .filter(it -> it.type().equals(ResourceTypes.HTTP_ROUTE))
        .filter(
            it -> Node.fields("Ref", Node.text(IMPLICIT_API)).equals(it.properties().get("ApiId")))
        .findFirst()
        .filter(_ -> declarations.stream().noneMatch(it -> it.logicalId().equals(IMPLICIT_API)))
        .map(
            route ->
                new Declaration(
                    IMPLICIT_API,
                    ResourceTypes.HTTP_API,
                    globals,
                    route.condition(),
                    route.place()));
  }

  static List<Declaration> expand(
      Declaration function, String event, Map<String, Node> written, Node callee) {
    Place place = function.place().child("Events").child(event).child("Properties");
    String logicalId = function.logicalId() + event;
    Map<String, Node> route = new LinkedHashMap<>(written);
    route.putIfAbsent("ApiId", Node.fields("Ref", Node.text(IMPLICIT_API)));
    route.put(FUNCTION, callee);
    Declaration declaration =
        new Declaration(logicalId, ResourceTypes.HTTP_ROUTE, route, function.condition(), place);
    Declaration permission =
        new Declaration(
            logicalId + "Permission",
            ResourceTypes.PERMISSION,
            permission(route, callee),
            function.condition(),
            place);
    return List.of(declaration, permission);
  }

  private static Map<String, Node> permission(Map<String, Node> written, Node callee) {
    Map<String, Node> permission = new LinkedHashMap<>();
    permission.put("FunctionName", callee);
    permission.put("Action", Node.text("lambda:InvokeFunction"));
    permission.put("Principal", Node.text("apigateway.amazonaws.com"));
    permission.put("SourceArn", sourceArn(written));
    return permission;
  }

  private static Node sourceArn(Map<String, Node> written) {
    String path = text(written.get("Path")).replaceAll("\\{[^{}]*}", "*");
    String method = text(written.get("Method")).toUpperCase(Locale.ROOT);
    String any = method.isEmpty() || method.equals("ANY") || method.startsWith("X-") ? "*" : method;
    Node suffix = Node.text("/*/" + (path.startsWith("/") ? any + path : path));
    Node parts =
        new Node.Items(
            List.of(Node.text(Arns.api("")), written.getOrDefault("ApiId", Node.text("")), suffix));
    return Node.fields("Fn::Join", new Node.Items(List.of(Node.text(""), parts)));
  }

  private static String text(@Nullable Node node) {
    return node instanceof Node.Scalar(String text, _) ? text : "";
  }
}
