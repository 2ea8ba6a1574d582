package dev.orderflow.cli;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete this command line. */
@Command(
    name = "completion",
    header = "Print the completion of commands and options for bash or zsh.",
    description = {
      "",
      "For this shell:   source <(./orderflow completion bash)",
      "For all of them:  ./orderflow completion bash >> ~/.bashrc, or zsh and ~/.zshrc",
      ""
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that there is a completion for. */
  enum For {
    BASH,
    ZSH
  }

  /** Zsh takes bash's completions once it is told so, at the start of a shell of its own. */
  private static final String ZSH_BEGINS =
      "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

  @Mixin private StandardOptions standard = new StandardOptions();

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private For completed = For.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Shell shell;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (completed == For.ZSH) {
      shell.out().print(ZSH_BEGINS);
    }
    shell.out().println(AutoComplete.bash("orderflow", spec.root().commandLine()));
    return 0;
  }
}
