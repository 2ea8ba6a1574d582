package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.util.List;
import java.util.Map;

/**
 * A service behind the endpoint, with functions' calls passing their gates. People's calls pass
 * freely.
 */
public final class GatedService implements Service {

  private final AwsService name;
  private final Service service;
  private final Map<String, IamInterceptor> gates;
  private final RequestAccesses accesses;

  /**
   * @param gates by function name; functions without one may call nothing
   * @param identities that mail may come from
   * @param apis WebSocket APIs' ids by their stages' names
   */
  public GatedService(
      AwsService name,
      Service service,
      Map<String, IamInterceptor> gates,
      MailIdentities identities,
      Map<String, String> apis) {
    this.name = name;
    this.service = service;
    this.gates = Map.copyOf(gates);
    this.accesses = new RequestAccesses(identities, apis);
  }

  @Override
  public Response handle(Request request) throws Exception {
    return switch (request.caller()) {
      case Caller.Root root -> service.handle(request);
      case Caller.FunctionSession function -> pass(function, request);
    };
  }

  private Response pass(Caller.FunctionSession function, Request request) throws Exception {
    IamInterceptor interceptor = gates.get(function.function());
    List<Access> needed = accesses.of(name, request).orElse(null);
    if (interceptor == null || needed == null) {
      throw new AwsError(
          "AccessDeniedException",
          403,
          "User: %s is not authorized to perform: %s %s, which the local cloud allows no function"
              .formatted(function.arn(), name, request.operation()));
    }
    return interceptor.call(needed, () -> service.handle(request));
  }
}
