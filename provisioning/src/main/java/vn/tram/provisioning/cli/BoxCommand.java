package vn.tram.provisioning.cli;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.clock.KernelClock;
import vn.tram.edge.journal.Journals;
import vn.tram.hardware.board.BoardFile;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.pins.BoardPins;
import vn.tram.provisioning.checkup.Checkup;
import vn.tram.provisioning.checkup.Inventory;
import vn.tram.provisioning.checkup.Listing;
import vn.tram.provisioning.checkup.Person;
import vn.tram.provisioning.checkup.TerminalPerson;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.text.TerminalLanguage;
import vn.tram.provisioning.text.Texts;
import vn.tram.provisioning.usage.Misuse;

/** {@code tram box}: the parts of the box on the wall. */
@Command(
    name = "box",
    mixinStandardHelpOptions = true,
    subcommands = {BoxCommand.Check.class, BoxCommand.List.class})
final class BoxCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new Misuse(spec.commandLine(), "usage-box");
  }

  private static Locale language() {
    return TerminalLanguage.of(System.getenv());
  }

  /** Tries every part. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    private final BufferedReader in;

    @Spec private CommandSpec spec;

    @ArgGroup private Place place = new Place();

    @Option(names = "--yes")
    private boolean alone;

    Check(BufferedReader in) {
      this.in = in;
    }

    /** One of both; the present folder otherwise. */
    private static final class Place {
      @Option(names = "--gate", paramLabel = "HOME")
      private Path gate;

      @Parameters(index = "0", arity = "0..1", paramLabel = "FILE")
      private Path file;
    }

    private Path file() {
      return Optional.ofNullable(place.file)
          .orElseGet(
              () -> Optional.ofNullable(place.gate).orElse(Path.of("")).resolve(BoardFile.NAME))
          .toAbsolutePath()
          .normalize();
    }

    @Override
    public Integer call() throws ProvisioningException, InterruptedException {
      Path file = file();
      if (!Files.exists(file)) {
        throw new ProvisioningException(Problem.NO_BOX_FILE, file);
      }
      GateHome home = new GateHome(file.getParent());
      if (Journals.inUse(home.journal())) {
        throw new ProvisioningException(Problem.GATE_RUNS, home.root());
      }
      Quiet.hardware();
      var out = spec.commandLine().getOut();
      Texts texts = Texts.in(language());
      Optional<Person> person =
          alone || System.console() == null || !System.console().isTerminal()
              ? Optional.empty()
              : Optional.of(new TerminalPerson(in, out, texts));
      try (var pins = new BoardPins()) {
        var told = new Checkup.Told(texts, new FaultWords(language()), out);
        var checkup =
            new Checkup(
                pins, KernelClock.ofThisMachine()::millis, told, person, Checkup.Pace.USUAL);
        return checkup.run(BoardFile.read(file, Machine.here())) ? 0 : 1;
      }
    }
  }

  /** Finds parts. */
  @Command(name = "list", mixinStandardHelpOptions = true)
  static final class List implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Quiet.hardware();
      try (var pins = new BoardPins()) {
        Inventory found = Inventory.of(Machine.here(), pins, System.getenv());
        new Listing(Texts.in(language()), new FaultWords(language()))
            .of(found)
            .forEach(spec.commandLine().getOut()::println);
      }
      return 0;
    }
  }
}
