package dev.orderflow.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last of what a call logged, for a caller who asks for it. */
public final class LogTails implements LogSink {

  private static final int LONGEST = 4096;

  private final LogSink next;
  private final Map<String, StringBuffer> asked = new ConcurrentHashMap<>();

  public LogTails(LogSink next) {
    this.next = next;
  }

  @Override
  public void line(String functionName, @Nullable String requestId, String text) {
    next.line(functionName, requestId, text);
    StringBuffer tail = requestId == null ? null : asked.get(requestId);
    if (tail != null) {
      tail.append(text).append('\n');
      if (tail.length() > 2 * LONGEST) {
        tail.delete(0, tail.length() - LONGEST);
      }
    }
  }

  /** To be called before the call, whose end is {@link #taken}. */
  void ask(String requestId) {
    asked.put(requestId, new StringBuffer());
  }

  /** At most the last 4 KB, in Base64. */
  String taken(String requestId) {
    StringBuffer tail = asked.remove(requestId);
    byte[] bytes = String.valueOf(tail).getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, bytes.length - LONGEST);
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
