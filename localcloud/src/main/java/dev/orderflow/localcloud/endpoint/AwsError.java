package dev.orderflow.localcloud.endpoint;

/**
 * An error that the caller is meant to read.
 *
 * <p>Made without a stack trace: it is an answer, and a busy endpoint gives many.
 */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  /**
   * @param code as the service's API names it, e.g. {@code ResourceNotFoundException}
   * @param status the HTTP status, e.g. 400
   */
  public AwsError(String code, int status, String message) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
  }

  /** What this local cloud leaves out, said by name. */
  public static AwsError unsupported(String what) {
    return new AwsError(
        "UnknownOperationException", 400, "The local cloud does not support " + what + ".");
  }

  /** A parameter with a value that the service refuses. */
  public static AwsError invalid(String message) {
    return new AwsError("ValidationException", 400, message);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
