package dev.orderflow.localcloud.sqs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;
import scala.collection.mutable.Buffer;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** The few Scala types that ElasticMQ's messages are made of. */
final class ScalaTypes {

  static final BoxedUnit UNIT = BoxedUnit.UNIT;

  private ScalaTypes() {}

  static <T> Option<T> option(@Nullable T value) {
    return Option.apply(value);
  }

  static <T> @Nullable T orNull(Option<T> option) {
    return option.isDefined() ? option.get() : null;
  }

  /** A view to iterate over once; reaching into its middle is slow. */
  static <T> List<T> list(scala.collection.immutable.List<T> list) {
    return CollectionConverters.asJava(list);
  }

  static <T> scala.collection.immutable.List<T> list(List<T> list) {
    return CollectionConverters.asScala(list).toList();
  }

  /** That can grow. */
  static <T> Buffer<T> buffer(@Nullable T first) {
    Buffer<T> buffer = new ArrayBuffer<>();
    if (first != null) {
      buffer.append(first);
    }
    return buffer;
  }
}
