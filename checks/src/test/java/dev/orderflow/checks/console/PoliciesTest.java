package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.localcloud.site.Site;
import dev.orderflow.localcloud.site.SiteConfig;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What works here under the local cloud's policies works on AWS, and is as guarded there. */
class PoliciesTest {

  private static final Pattern ON_AWS = Pattern.compile("ContentSecurityPolicy: !Sub \"([^\"]+)\"");

  @Test
  void bothCloudsHoldPagesToTheSamePolicy() throws Exception {
    String template = Files.readString(Tree.root().resolve("console/template.yaml"));
    Matcher onAws = ON_AWS.matcher(template);
    assertThat(onAws.find()).isTrue();
    assertThat(withoutAddresses(onAws.group(1)))
        .isEqualTo(withoutAddresses(local().getOrDefault("Content-Security-Policy", "")));
    assertThat(onAws.group(1))
        .contains("connect-src 'self' ${ApiOrigin} ${LiveOrigin} ${IssuerOrigin} ${SignInOrigin};");
  }

  @Test
  void bothCloudsSendTheSameHeadersBesides() throws Exception {
    String template = Files.readString(Tree.root().resolve("console/template.yaml"));
    Map<String, String> local = local();
    assertThat(local).containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(template)
        .contains("ContentTypeOptions:")
        .contains("ReferrerPolicy: " + local.get("Referrer-Policy"))
        .containsPattern(
            "Cross-Origin-Opener-Policy\\s+Value: " + local.get("Cross-Origin-Opener-Policy"))
        .containsPattern(
            "Cross-Origin-Resource-Policy\\s+Value: " + local.get("Cross-Origin-Resource-Policy"));
  }

  private static String withoutAddresses(String policy) {
    return policy.replaceAll("connect-src 'self' [^;]+", "connect-src 'self' ADDRESSES");
  }

  private static Map<String, String> local() throws Exception {
    URI url = URI.create("http://127.0.0.1:8080");
    Site site =
        new Site(
            Tree.root().resolve("console/site"), url, new SiteConfig("", "", Optional.empty()));
    WebRequest request =
        new WebRequest(
            "GET",
            "/",
            "",
            "HTTP/1.1",
            Map.of("host", List.of("127.0.0.1:8080")),
            new byte[0],
            "127.0.0.1");
    return site.answer(request).orElseThrow().headers().stream()
        .collect(java.util.stream.Collectors.toMap(WebHeader::name, WebHeader::value));
  }
}
