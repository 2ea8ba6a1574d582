package dev.orderflow.localcloud.sqs;

import java.lang.management.ManagementFactory;
import java.net.URI;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import scala.Option;

/** ElasticMQ's HTTP server, on a port of its own behind the endpoint that queue URLs name. */
final class HttpFront implements AutoCloseable {

  private final SQSRestServer server;
  private final int port;

  private HttpFront(SQSRestServer server) {
    this.server = server;
    this.port = server.waitUntilStarted().localAddress().getPort();
  }

  static HttpFront start(ActorSystem system, ActorRef manager, URI endpoint) {
    return new HttpFront(
        new TheSQSRestServerBuilder(
                Option.apply(system),
                Option.apply(manager),
                "127.0.0.1",
                0,
                new NodeAddress(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort(), ""),
                false,
                StrictSQSLimits$.MODULE$,
                Arns.REGION,
                Arns.ACCOUNT,
                Option.empty(),
                AutoCreateQueuesConfig.disabled())
            .start());
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    server.stopAndWait();
    forgetMetrics();
  }

  /** The server leaves its metrics bean behind, and with it all queues. */
  private static void forgetMetrics() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .unregisterMBean(new ObjectName("org.elasticmq:name=Queues"));
    } catch (InstanceNotFoundException _) {
      // another front has taken it away with its own
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
