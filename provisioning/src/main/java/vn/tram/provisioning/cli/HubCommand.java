package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.hub.app.CommandWord;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.enrol.Shapes;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.usage.Misuse;

/** {@code tram hub init}. Running a hub is the launcher's business. */
@Command(
    name = "hub",
    customSynopsis = "tram hub DIR | tram hub [-hV] [COMMAND]",
    mixinStandardHelpOptions = true,
    subcommands = {
      HubCommand.Init.class,
      HubRotateCommand.class,
      HubPasswordCommand.class,
      HubBrokerKeysCommand.class
    })
final class HubCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new Misuse(spec.commandLine(), "usage-hub");
  }

  /** Makes the folder. */
  @Command(name = "init", mixinStandardHelpOptions = true)
  static final class Init implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR")
    private Path home;

    @Option(names = "--name", paramLabel = "HOST")
    private List<String> names = new ArrayList<>();

    @Option(names = "--console-host", defaultValue = "127.0.0.1")
    private String consoleHost;

    @Option(names = "--console-port", defaultValue = "8080")
    private int consolePort;

    @Option(names = "--broker-host", defaultValue = "0.0.0.0")
    private String brokerHost;

    @Option(names = "--broker-port", defaultValue = "8883")
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
      Words.of(spec).say("hub-founded", home, CommandWord.of(home));
      return 0;
    }
  }
}
