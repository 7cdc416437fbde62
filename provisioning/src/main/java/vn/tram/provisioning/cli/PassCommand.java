package vn.tram.provisioning.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.Sex;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.PassPrint;
import vn.tram.provisioning.enrol.Passes;
import vn.tram.provisioning.enrol.Unwritable;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.text.Texts;

/** {@code tram pass}. */
@Command(name = "pass", mixinStandardHelpOptions = true)
final class PassCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private final BufferedReader input;

  PassCommand(BufferedReader input) {
    this.input = input;
  }

  @Parameters(index = "0", paramLabel = "PNG")
  private Path picture;

  @Option(names = "--hub", required = true, paramLabel = "DIR")
  private Path hub;

  @Option(names = "--sex", defaultValue = "UNKNOWN")
  private Sex sex;

  @Option(names = "--birth", defaultValue = "", paramLabel = "DATE")
  private String birth;

  @Override
  public Integer call() throws ProvisioningException {
    String text = Passes.issue(HubFolder.open(hub), name(), sex, birth());
    try {
      Files.write(
          picture, PassPrint.png(text), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new ProvisioningException(e, Problem.FILE_EXISTS, picture);
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FILE_NOT_WRITABLE, picture);
    }
    spec.commandLine().getOut().println(text);
    return 0;
  }

  /** Asked for, or from a pipe: what stands on a command line is seen by everybody who looks. */
  private String name() throws ProvisioningException {
    // Not among what the command prints, which may go into a file.
    PrintWriter terminal = spec.commandLine().getErr();
    terminal.println(Texts.of(System.getenv()).say("pass-whose"));
    try {
      return Optional.ofNullable(input.readLine()).orElse("");
    } catch (IOException e) {
      throw new ProvisioningException(e, Problem.PASS_NAME);
    }
  }

  private Birth birth() throws ProvisioningException {
    try {
      if (birth.isBlank()) {
        return Birth.UNKNOWN;
      }
      return birth.matches("[12][0-9]{3}")
          ? Birth.ofYear(Integer.parseInt(birth))
          : Birth.of(LocalDate.parse(birth));
    } catch (DateTimeException e) {
      throw new ProvisioningException(e, Problem.BIRTH_SHAPE, birth);
    }
  }
}
