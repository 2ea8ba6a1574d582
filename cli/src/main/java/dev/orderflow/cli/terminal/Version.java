package dev.orderflow.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Version.class.getResourceAsStream("build.properties"))) {
      build.load(in);
    }
    return new String[] {"orderflow " + build.getProperty("version")};
  }
}
