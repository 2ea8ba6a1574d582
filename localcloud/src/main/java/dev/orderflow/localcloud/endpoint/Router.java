package dev.orderflow.localcloud.endpoint;

import java.util.Map;
import java.util.Optional;

/**
 * Finds the service that a request means: by {@code X-Amz-Target} if there is one, else by the
 * service that the request is signed for. Every unmodified AWS client sends at least the second.
 */
public final class Router {

  private static final String LOCAL = "/_local/";

  private final Map<AwsService, Service> services;
  private final Service local;

  public Router(Map<AwsService, Service> services) {
    this(services, _ -> Response.empty(404));
  }

  /**
   * @param local what AWS does not have, below {@value #LOCAL}: to be read, and by anyone here
   */
  public Router(Map<AwsService, Service> services, Service local) {
    this.services = Map.copyOf(services);
    this.local = local;
  }

  /** The service that a request needs no signature for, if it means that. */
  Optional<Service> local(Head head) {
    return head.method().equals("GET") && head.path().startsWith(LOCAL)
        ? Optional.of(local)
        : Optional.empty();
  }

  /**
   * @throws AwsError if the service is none of those here; the message names it
   */
  AwsService route(Head head, String signedFor) {
    return named(head, signedFor)
        .filter(services::containsKey)
        .orElseThrow(() -> AwsError.unsupported(describe(head, signedFor)));
  }

  Service service(AwsService service) {
    Service found = services.get(service);
    if (found == null) {
      throw new IllegalArgumentException(service + " was not routed");
    }
    return found;
  }

  private static Optional<AwsService> named(Head head, String signedFor) {
    String target = head.header("x-amz-target");
    return target == null ? AwsService.bySigningName(signedFor) : AwsService.byTarget(target);
  }

  private static String describe(Head head, String signedFor) {
    String target = head.header("x-amz-target");
    return "the service \"" + signedFor + "\"" + (target == null ? "" : " (" + target + ")");
  }
}
