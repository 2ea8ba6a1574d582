package dev.orderflow.localcloud.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds a caller by access key id. Functions in their own JVM are registered with the key they are
 * given; every other key is the account's root.
 */
public final class Callers {

  private final Map<String, Caller> functions = new ConcurrentHashMap<>();

  /** Makes {@code accessKeyId} mean the function in its role from now on. */
  public Caller.FunctionSession register(String accessKeyId, String role, String function) {
    Caller.FunctionSession session = new Caller.FunctionSession(accessKeyId, role, function);
    functions.put(accessKeyId, session);
    return session;
  }

  public Caller of(String accessKeyId) {
    Caller function = functions.get(accessKeyId);
    return function == null ? new Caller.Root(accessKeyId) : function;
  }
}
