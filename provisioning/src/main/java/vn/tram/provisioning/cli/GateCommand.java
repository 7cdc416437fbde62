package vn.tram.provisioning.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.provisioning.usage.Misuse;

/**
 * Stands in the list of commands only: the launcher runs a gate without this program when it is
 * given one folder.
 */
@Command(
    name = "gate",
    customSynopsis = "tram gate DIR | tram gate [-hV]",
    mixinStandardHelpOptions = true)
final class GateCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Whatever it is, it is not one folder. */
  @Parameters(hidden = true)
  private List<String> typed = new ArrayList<>();

  @Override
  public void run() {
    throw new Misuse(spec.commandLine(), "usage-gate");
  }
}
