package dev.orderflow.checks.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.localcloud.template.TemplateException;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who deploys has to say that nothing real is to be paid or sent: no default says it for them. */
class DeploymentChoicesTest {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  @ParameterizedTest
  @CsvSource({"billing,PaymentProvider", "shipping,Carrier"})
  void aSandboxIsChosenOrThereIsNone(String service, String parameter) {
    List<Path> template = List.of(template(service));
    assertThatThrownBy(() -> Templates.load(template, Map.of(), ENDPOINT))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(parameter)
        .hasMessageContaining("a value must be given");
    assertThatThrownBy(() -> Templates.load(template, Map.of(parameter, "none"), ENDPOINT))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("'none' is none of sandbox");
    assertThat(Templates.load(template, Map.of(parameter, "sandbox"), ENDPOINT)).isNotNull();
  }

  /** Nor does any other template, of today or to come. */
  @Test
  void noTemplateHasASandboxForADefault() throws IOException {
    for (Path template : TemplateFiles.all()) {
      assertThat(Files.readString(template)).as("%s", template).doesNotContain("Default: sandbox");
    }
  }

  @Test
  void theGuideShowsTheChoice() throws IOException {
    assertThat(Files.readString(Tree.root().resolve("docs/guide/deploy.md")))
        .contains("PaymentProvider=stripe", "Carrier=sandbox");
  }

  private static Path template(String service) {
    return Tree.root().resolve("services/" + service + "/template.yaml");
  }
}
