package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.provisioning.demo.Demo;
import vn.tram.provisioning.demo.DemoPlan;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.usage.Misuse;

/** {@code tram demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seconds", defaultValue = "0", paramLabel = "N")
  private long seconds;

  @Option(names = "--data", defaultValue = "", paramLabel = "DIR")
  private String data;

  @Option(names = "--seed", defaultValue = "20261120", paramLabel = "S")
  private long seed;

  @Override
  public Integer call() throws ProvisioningException {
    Optional<Duration> length =
        seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    if (length.filter(l -> l.compareTo(DemoPlan.SHORTEST) < 0).isPresent()) {
      throw new Misuse(spec.commandLine(), "usage-demo-seconds", DemoPlan.SHORTEST.toSeconds());
    }
    Path folder =
        data.isEmpty() ? Installation.ofThisBuild().project().resolve("demo-data") : Path.of(data);
    CommandLine terminal = spec.commandLine();
    return Demo.run(new DemoPlan(length, folder, seed), terminal.getOut(), terminal.getErr());
  }
}
