package dev.orderflow.localcloud.sqs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.server.RequestContext;
import org.apache.pekko.http.scaladsl.server.Route$;
import org.apache.pekko.http.scaladsl.server.RouteResult;
import org.apache.pekko.stream.Materializer;
import org.elasticmq.Limits;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.ElasticMQConfig;
import org.elasticmq.rest.sqs.QueueURLModule;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.rest.sqs.XmlNsVersion;
import scala.Function1;
import scala.Option;
import scala.concurrent.Future;

/**
 * How ElasticMQ answers SQS's HTTP requests, taken out of the server that it would listen with.
 *
 * <p>Its builder makes the routes and takes a port in one method, so the two compiled parts of that
 * method which make the routes are called by name (docs/adr). They belong to the one version of
 * ElasticMQ that the build names: with another one, the first SQS call of any test fails.
 */
final class EngineRoute {

  private static final String MODULES = "$$anon$1";
  private static final String ROUTES = "$anonfun$start$4";

  private EngineRoute() {}

  static Function1<HttpRequest, Future<HttpResponse>> of(
      ActorSystem system, ActorRef manager, URI endpoint) {
    QueueURLModule modules = modules(system, manager, address(endpoint));
    ElasticMQConfig config = new ElasticMQConfig();
    Function1<RequestContext, Future<RouteResult>> route =
        XmlNsVersion.extractXmlNs().tapply(version -> routes(modules, config, version._1()));
    return Route$.MODULE$.toFunction(route, system);
  }

  private static NodeAddress address(URI endpoint) {
    return new NodeAddress(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort(), "");
  }

  private static QueueURLModule modules(ActorSystem system, ActorRef manager, NodeAddress address) {
    AutoCreateQueuesConfig onlyDeclared = AutoCreateQueuesConfig.disabled();
    try {
      Constructor<?> constructor =
          Class.forName(TheSQSRestServerBuilder.class.getName() + MODULES)
              .getConstructor(
                  TheSQSRestServerBuilder.class,
                  AtomicReference.class,
                  ActorSystem.class,
                  Materializer.class,
                  ActorRef.class,
                  Limits.class,
                  AutoCreateQueuesConfig.class);
      return (QueueURLModule)
          constructor.newInstance(
              settings(system, manager, address, onlyDeclared),
              new AtomicReference<>(address),
              system,
              Materializer.createMaterializer(system),
              manager,
              StrictSQSLimits$.MODULE$,
              onlyDeclared);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another ElasticMQ than this was made for", e);
    }
  }

  private static TheSQSRestServerBuilder settings(
      ActorSystem system,
      ActorRef manager,
      NodeAddress address,
      AutoCreateQueuesConfig onlyDeclared) {
    return new TheSQSRestServerBuilder(
        Option.apply(system),
        Option.apply(manager),
        "",
        0,
        address,
        false,
        StrictSQSLimits$.MODULE$,
        Arns.REGION,
        Arns.ACCOUNT,
        Option.empty(),
        onlyDeclared);
  }

  @SuppressWarnings("unchecked")
  private static Function1<RequestContext, Future<RouteResult>> routes(
      QueueURLModule modules, ElasticMQConfig config, XmlNsVersion version) {
    try {
      Method routes =
          TheSQSRestServerBuilder.class.getMethod(
              ROUTES, QueueURLModule.class, ElasticMQConfig.class, XmlNsVersion.class);
      return (Function1<RequestContext, Future<RouteResult>>)
          routes.invoke(null, modules, config, version);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another ElasticMQ than this was made for", e);
    }
  }
}
