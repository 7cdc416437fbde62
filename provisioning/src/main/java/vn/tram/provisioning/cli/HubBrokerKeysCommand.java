package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.provisioning.enrol.BrokerKeys;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.text.ProvisioningException;

/** {@code tram hub broker-keys}. */
@Command(name = "broker-keys", mixinStandardHelpOptions = true)
final class HubBrokerKeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR")
  private Path home;

  @Option(names = "--out", paramLabel = "FOLDER")
  private Path out = Path.of("");

  @Override
  public Integer call() throws ProvisioningException {
    BrokerKeys.write(HubFolder.open(home), out);
    Words.of(spec)
        .say("broker-keys", out.resolve(BrokerKeys.CERTIFICATE), out.resolve(BrokerKeys.KEY));
    return 0;
  }
}
