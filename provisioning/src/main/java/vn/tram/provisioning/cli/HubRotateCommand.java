package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.Upkeep;
import vn.tram.provisioning.enrol.Upkeep.Key;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.usage.Misuse;

/** {@code tram hub rotate}. */
@Command(name = "rotate", mixinStandardHelpOptions = true)
final class HubRotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR")
  private Path home;

  @Option(names = "--signing")
  private boolean signing;

  @Option(names = "--leaked")
  private boolean leaked;

  @Override
  public Integer call() throws ProvisioningException {
    if (leaked && !signing) {
      throw new Misuse(spec.commandLine(), "usage-leaked");
    }
    Key key = leaked ? Key.SIGNING_LEAKED : signing ? Key.SIGNING : Key.SEAL;
    new Upkeep(HubFolder.open(home)).rotate(key, Instant.now());
    Words.of(spec)
        .say(
            switch (key) {
              case SEAL -> "hub-rotated-seal";
              case SIGNING -> "hub-rotated-signing";
              case SIGNING_LEAKED -> "hub-rotated-leaked";
            });
    return 0;
  }
}
