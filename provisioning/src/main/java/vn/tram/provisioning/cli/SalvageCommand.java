package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.edge.app.GateSalvage;
import vn.tram.provisioning.text.TerminalLanguage;

/** {@code tram salvage}: what is readable of a journal that was set aside. */
@Command(name = "salvage", mixinStandardHelpOptions = true)
final class SalvageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR")
  private Path damaged;

  @Option(names = "--gate", paramLabel = "HOME")
  private Path gate;

  @Option(names = "--journal-key", paramLabel = "FILE")
  private Path journalKey;

  @Option(names = "--out", paramLabel = "FOLDER")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Path journal = damaged.toAbsolutePath().normalize();
    Path home = Optional.ofNullable(gate).orElse(journal.getParent());
    GateSalvage.Report report =
        new GateSalvage(
                journal,
                home,
                Optional.ofNullable(journalKey),
                TerminalLanguage.of(System.getenv()))
            .into(out.toAbsolutePath());
    var terminal = report.done() ? spec.commandLine().getOut() : spec.commandLine().getErr();
    report.lines().forEach(terminal::println);
    return report.done() ? 0 : 1;
  }
}
