package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which system a command talks to; mix it in. */
public final class Target {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description =
          "The system to talk to. Otherwise AWS_ENDPOINT_URL, otherwise the local cloud at 4566.")
  private @Nullable String endpointUrl;

  @Option(
      names = "--aws",
      description = "Talk to AWS, with the default credential chain. Nothing else ever does.")
  private boolean aws;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "With --aws: the region. Otherwise the one your AWS settings name.")
  private @Nullable String region;

  private @Nullable Endpoint chosen;

  public Connection connect(Shell shell) {
    Endpoint endpoint = Endpoint.choose(aws, endpointUrl, shell.environment());
    chosen = endpoint;
    return new Connection(endpoint, region, shell.environment());
  }

  /** The options again, for a command line that continues this one. */
  public String asArguments() {
    return (aws ? " --aws" : "")
        + (endpointUrl == null ? "" : " --endpoint-url " + endpointUrl)
        + (region == null ? "" : " --region " + region);
  }

  String description() {
    return switch (chosen) {
      case null -> "the system";
      case Endpoint.Aws _ -> "AWS";
      case Endpoint.Local(var url) -> url.toString();
    };
  }

  boolean isAws() {
    return chosen instanceof Endpoint.Aws;
  }
}
