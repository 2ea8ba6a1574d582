package dev.orderflow.localcloud.lambda.jvm;

/** What came of one call of a function, or of its initialisation. */
public sealed interface Answer {

  /** The function is initialised and waits for its first call. */
  record Ready() implements Answer {}

  /**
   * @param payload what the function returned, JSON in UTF-8
   */
  record Response(byte[] payload) implements Answer {}

  /**
   * @param payload JSON of errorMessage, errorType, stackTrace as the runtime interface client
   *     wrote it
   */
  record Failure(String errorType, String errorMessage, byte[] payload) implements Answer {}

  /** The deadline passed first. */
  record Late() implements Answer {}

  /**
   * @param reason in Lambda's words, such as {@code Runtime exited with error: exit status 1}
   */
  record Exited(String reason) implements Answer {

    private static final int BY_SIGNAL = 128;

    static Exited withStatus(int status) {
      return new Exited(
          switch (status) {
            case 0 -> "Runtime exited without providing a reason";
            case BY_SIGNAL + 6 -> "Runtime exited with error: signal: aborted";
            case BY_SIGNAL + 9 -> "Runtime exited with error: signal: killed";
            case BY_SIGNAL + 11 -> "Runtime exited with error: signal: segmentation fault";
            case BY_SIGNAL + 15 -> "Runtime exited with error: signal: terminated";
            default -> "Runtime exited with error: exit status " + status;
          });
    }
  }
}
