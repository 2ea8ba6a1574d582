package dev.orderflow.localcloud.sqs;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorRefProvider;
import org.apache.pekko.actor.InternalActorRef;
import org.apache.pekko.actor.MinimalActorRef;
import org.apache.pekko.actor.Status;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;
import scala.collection.Iterator;

/**
 * The sender of one question, to whom the answer goes. Pekko's own sets a timer for each question,
 * which it keeps for half a minute after the answer came; here whoever waits has the timer.
 */
final class Answer extends InternalActorRef implements MinimalActorRef {

  private final transient ActorRefProvider provider;
  private final transient ActorPath path;
  private final transient CompletableFuture<Object> future = new CompletableFuture<>();

  Answer(ActorRefProvider provider) {
    this.provider = provider;
    this.path = provider.tempPath(); // what senders are told apart by
  }

  CompletableFuture<Object> future() {
    return future;
  }

  @Override
  @SuppressWarnings("MethodName") // Scala's !
  public void $bang(Object message, ActorRef sender) {
    if (message instanceof Status.Failure failure) {
      future.completeExceptionally(failure.cause());
    } else {
      future.complete(message);
    }
  }

  @Override
  public ActorRefProvider provider() {
    return provider;
  }

  @Override
  public ActorPath path() {
    return path;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public boolean isTerminated() {
    return future.isDone();
  }

  @Override
  public InternalActorRef getParent() {
    return MinimalActorRef.super.getParent();
  }

  @Override
  public InternalActorRef getChild(Iterator<String> name) {
    return MinimalActorRef.super.getChild(name);
  }

  @Override
  public ActorRef $bang$default$2(Object message) {
    return MinimalActorRef.super.$bang$default$2(message);
  }

  @Override
  public void start() {}

  @Override
  public void resume(Throwable cause) {}

  @Override
  public void suspend() {}

  @Override
  public void restart(Throwable cause) {}

  @Override
  public void stop() {}

  @Override
  public void sendSystemMessage(SystemMessage message) {}
}
