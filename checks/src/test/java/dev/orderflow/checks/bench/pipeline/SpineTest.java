package dev.orderflow.checks.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Table;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpineTest {

  @Test
  void isTheTemplateWithoutItsStreams(@TempDir Path folder) throws IOException {
    Path template = Spine.template(Tree.root(), folder);

    Blueprint spine =
        Templates.load(List.of(template), Map.of(), URI.create("http://127.0.0.1:4566"));

    assertThat(spine.all(Table.class)).hasSize(2).allMatch(it -> it.streamArn().isEmpty());
    assertThat(spine.all(Function.class)).hasSize(4).allMatch(it -> it.streamSources().isEmpty());
  }
}
