package dev.orderflow.api.http;

/** A request that ends here, with a problem for an answer. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Response response;

  public ProblemException(Response response) {
    super("answered " + response.status(), null, false, false);
    this.response = response;
  }

  public Response response() {
    return response;
  }
}
