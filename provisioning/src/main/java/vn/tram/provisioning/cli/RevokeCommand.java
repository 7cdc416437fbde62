package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.Shapes;
import vn.tram.provisioning.enrol.Upkeep;
import vn.tram.provisioning.text.ProvisioningException;

/** {@code tram revoke}. */
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NODE")
  private String node;

  @Option(names = "--hub", required = true, paramLabel = "DIR")
  private Path hub;

  @Option(names = "--reason", required = true)
  private String reason;

  @Override
  public Integer call() throws ProvisioningException {
    NodeName name = Shapes.node(node);
    boolean listed = new Upkeep(HubFolder.open(hub)).revoke(name, Shapes.reason(reason));
    Words words = Words.of(spec);
    words.say("gate-revoked", name);
    words.say(listed ? "list-written" : "list-not-written", hub.resolve("revoked.crl"));
    return 0;
  }
}
