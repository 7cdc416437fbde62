package vn.tram.provisioning.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.account.PasswordReset;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.Unwritable;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** {@code tram hub password}. */
@Command(name = "password", mixinStandardHelpOptions = true)
final class HubPasswordCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR")
  private Path home;

  @Override
  public Integer call() throws ProvisioningException {
    Path keys = HubFolder.open(home).home().resolve("keys");
    try {
      InitialLogin login = PasswordReset.leave(keys);
      Words words = Words.of(spec);
      words.say("hub-password", login.user(), login.password());
      words.say("hub-password-when");
      return 0;
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, keys);
    }
  }
}
