package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.enrol.Shapes;
import vn.tram.provisioning.text.ProvisioningException;

/** {@code tram hub init}. Running a hub is the launcher's business. */
@Command(
    name = "hub",
    description = "Sets a hub up (\"hub init DIR\"), runs it (\"hub DIR\"), looks after its keys.",
    mixinStandardHelpOptions = true,
    subcommands = {HubCommand.Init.class, HubRotateCommand.class, HubPasswordCommand.class})
final class HubCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say \"tram hub init DIR\" to set a hub up, \"tram hub DIR\" to run it.");
  }

  /** Makes the folder. */
  @Command(
      name = "init",
      description = "Makes a hub's folder with its settings, keys and certificates.",
      mixinStandardHelpOptions = true)
  static final class Init implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet.")
    private Path home;

    @Option(
        names = "--name",
        paramLabel = "HOST",
        description = "Host name or IP address under which gates reach the broker; repeatable.")
    private List<String> names = new ArrayList<>();

    @Option(
        names = "--console-host",
        defaultValue = "127.0.0.1",
        description = "Address that the pages listen on (default: ${DEFAULT-VALUE}).")
    private String consoleHost;

    @Option(
        names = "--console-port",
        defaultValue = "8080",
        description = "Port of the pages (default: ${DEFAULT-VALUE}; 0: any).")
    private int consolePort;

    @Option(
        names = "--broker-host",
        defaultValue = "0.0.0.0",
        description = "Address that the broker listens on (default: ${DEFAULT-VALUE}).")
    private String brokerHost;

    @Option(
        names = "--broker-port",
        defaultValue = "8883",
        description = "Port of the broker (default: ${DEFAULT-VALUE}; 0: any).")
    private int brokerPort;

    @Override
    public Integer call() throws ProvisioningException {
      for (String name : names) {
        Shapes.host(name);
      }
      HubPlan plan =
          new HubPlan(
              Shapes.host(consoleHost),
              Shapes.port(consolePort),
              Shapes.host(brokerHost),
              Shapes.port(brokerPort),
              names);
      HubFolder.found(home, plan, Instant.now());
      Words.of(spec).say("hub-founded", home);
      return 0;
    }
  }
}
