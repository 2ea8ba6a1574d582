package dev.orderflow.localcloud.dynamodb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;

/**
 * An SDK client whose operations are the engine's, with the exceptions that the SDK's own client
 * throws. Paginators, waiters and builder variants are built on these operations.
 */
final class InProcessClient implements InvocationHandler {

  private static final Set<String> WRITES =
      Set.of("putItem", "updateItem", "deleteItem", "batchWriteItem", "transactWriteItems");

  private final WriteTurns turns = new WriteTurns();
  private final Object engine;
  private final Failure failure;
  private final ReadsUnderWay reads;
  private final Store store;
  private final Consumer<@Nullable Object> done;

  private InProcessClient(
      Object engine,
      Failure failure,
      ReadsUnderWay reads,
      Store store,
      Consumer<@Nullable Object> done) {
    this.engine = engine;
    this.failure = failure;
    this.reads = reads;
    this.store = store;
    this.done = done;
  }

  /**
   * @param store knows how much memory items take
   * @param done is told of each request that took effect
   */
  static <T> T of(
      Class<T> type,
      T engine,
      Failure failure,
      ReadsUnderWay reads,
      Store store,
      Consumer<@Nullable Object> done) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new InProcessClient(engine, failure, reads, store, done));
    return type.cast(proxy);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    if (method.getName().equals("waiter")) {
      return DynamoDbWaiter.builder().client((DynamoDbClient) proxy).build();
    }
    if (method.isDefault() && !isOperation(method)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return WRITES.contains(method.getName())
        ? turns.run(() -> callEngine(method, arguments))
        : callEngine(method, arguments);
  }

  private static boolean isOperation(Method method) {
    return SdkResponse.class.isAssignableFrom(method.getReturnType())
        && method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  private @Nullable Object callEngine(Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object request = arguments == null || arguments.length != 1 ? null : arguments[0];
    EngineErrors.check(request);
    int places = ReadsUnderWay.places(method.getName());
    reads.enter(places);
    try {
      Object answer =
          switch (request) {
            case BatchGetItemRequest batch ->
                BoundedBatchReads.read(
                    batch,
                    store::largestItem,
                    part -> (BatchGetItemResponse) method.invoke(engine, part));
            case GetRecordsRequest records ->
                method.invoke(engine, RecordPages.bounded(records, store));
            case null, default -> method.invoke(engine, arguments);
          };
      done.accept(request);
      return answer;
    } catch (InvocationTargetException e) {
      throw EngineErrors.inDynamoDbsWords(
          asSdkException(e.getCause() == null ? e : e.getCause()), request);
    } finally {
      reads.leave(places);
    }
  }

  private Throwable asSdkException(Throwable thrown) {
    return switch (thrown) {
      case DynamoDBLocalServiceException local -> mapped(local);
      case SdkException known -> known;
      case RuntimeException unknown -> failure.of(unknown);
      default -> thrown;
    };
  }

  private static Throwable mapped(DynamoDBLocalServiceException local) {
    try {
      DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(local);
      return local;
    } catch (Throwable mapped) {
      return mapped;
    }
  }
}
