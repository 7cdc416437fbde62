package vn.tram.provisioning.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stands in the list of commands only: the launcher runs a gate without this program. */
@Command(
    name = "gate",
    description = "Runs the gate that was enrolled into a folder (\"gate DIR\").",
    mixinStandardHelpOptions = true)
final class GateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say \"tram gate DIR\" to run a gate.");
  }
}
