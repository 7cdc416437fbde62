package vn.tram.provisioning.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.Lanes;
import vn.tram.provisioning.enrol.Shapes;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** {@code tram enrol}. */
@Command(
    name = "enrol",
    description = "Makes a gate's folder with its keys and tells the hub of the gate.",
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "GATE_DIR", description = "A folder that does not exist yet.")
  private Path home;

  @Option(names = "--hub", required = true, paramLabel = "DIR", description = "The hub's folder.")
  private Path hub;

  @Option(names = "--node", required = true, paramLabel = "NAME", description = "The gate's name.")
  private String node;

  @Option(
      names = "--site",
      required = true,
      paramLabel = "ID",
      description = "The id of the site; gates of one site share it.")
  private String site;

  @Option(
      names = "--title",
      required = true,
      description = "What people call the site: \"Chợ Long Hoa\".")
  private String title;

  @Option(
      names = "--kind",
      defaultValue = "OTHER",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SiteKind kind;

  @Option(
      names = "--closes",
      defaultValue = "22:00",
      paramLabel = "HH:MM",
      description = "When the last visitor has left (default: ${DEFAULT-VALUE}).")
  private String closes;

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URI",
      description = "The broker as the gate reaches it: ssl://host:port.")
  private String broker;

  @Option(
      names = "--console-host",
      defaultValue = "127.0.0.1",
      description = "Address that the guard's page listens on (default: ${DEFAULT-VALUE}).")
  private String consoleHost;

  @Option(
      names = "--console-port",
      defaultValue = "8081",
      description = "Port of the guard's page (default: ${DEFAULT-VALUE}; 0: any).")
  private int consolePort;

  @Option(
      names = "--lanes",
      defaultValue = "TOGGLE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Lanes lanes;

  @Option(
      names = "--language",
      defaultValue = "vi",
      description = "Of the screens: vi or en (default: ${DEFAULT-VALUE}).")
  private Language language;

  @Option(
      names = "--again",
      description = "Another box takes the name's place, and the old one is out.")
  private boolean again;

  /** Languages of the screens, in the spelling of the settings. */
  enum Language {
    vi,
    en
  }

  @Override
  public Integer call() throws ProvisioningException {
    var place = new GatePlan.Place(Shapes.site(site), Shapes.title(title), kind, closing());
    var plan =
        new GatePlan(
            Shapes.node(node),
            place,
            Shapes.broker(broker),
            Shapes.host(consoleHost),
            Shapes.port(consolePort),
            lanes,
            language.name(),
            GatePlan.RETRY);
    var enrolment = new Enrolment(HubFolder.open(hub));
    if (again) {
      enrolment.enrolAgain(plan, home, Instant.now());
    } else {
      enrolment.enrol(plan, home, Instant.now());
    }
    Words.of(spec).say(again ? "gate-replaced" : "gate-enrolled", plan.node(), home);
    return 0;
  }

  private LocalTime closing() throws ProvisioningException {
    try {
      return LocalTime.parse(closes);
    } catch (DateTimeException e) {
      throw new ProvisioningException(e, Problem.TIME_SHAPE, closes);
    }
  }
}
