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
import vn.tram.hub.app.CommandWord;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.Lanes;
import vn.tram.provisioning.enrol.Shapes;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.usage.Misuse;

/** {@code tram enrol}. */
@Command(name = "enrol", mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GATE_DIR")
  private Path home;

  @Option(names = "--hub", required = true, paramLabel = "DIR")
  private Path hub;

  @Option(names = "--node", required = true, paramLabel = "NAME")
  private String node;

  @Option(names = "--site", required = true, paramLabel = "ID")
  private String site;

  @Option(names = "--title", required = true)
  private String title;

  @Option(names = "--site-title", defaultValue = "", paramLabel = "TITLE")
  private String siteTitle;

  @Option(names = "--kind", defaultValue = "OTHER")
  private SiteKind kind;

  @Option(names = "--closes", defaultValue = "22:00", paramLabel = "HH:MM")
  private String closes;

  @Option(names = "--broker", required = true, paramLabel = "URI")
  private String broker;

  @Option(names = "--console-host", defaultValue = "127.0.0.1")
  private String consoleHost;

  @Option(names = "--console-port", defaultValue = "8081")
  private int consolePort;

  @Option(names = "--lanes", defaultValue = "TOGGLE")
  private Lanes lanes;

  @Option(names = "--language", defaultValue = "vi")
  private Language language;

  @Option(names = "--again")
  private boolean again;

  @Option(names = "--yes")
  private boolean sure;

  /** Languages of the screens, in the spelling of the settings. */
  enum Language {
    vi,
    en
  }

  @Override
  public Integer call() throws ProvisioningException {
    if (sure && !again) {
      throw new Misuse(spec.commandLine(), "usage-yes");
    }
    var enrolment = new Enrolment(HubFolder.open(hub));
    var place =
        new GatePlan.Place(
            Shapes.site(site), siteTitle(enrolment), Shapes.title(title), kind, closing());
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
    if (again && !sure) {
      // Nobody here knows what a box holds that was cut off.
      throw new ProvisioningException(Problem.BOX_NOT_CARRIED_IN, plan.node());
    }
    if (again) {
      enrolment.enrolAgain(plan, home, Instant.now());
    } else {
      enrolment.enrol(plan, home, Instant.now());
    }
    enrolment.entitle(place);
    if (!place.title().equals(place.siteTitle())) {
      Words.of(spec).say("gate-at", place.title(), place.site(), place.siteTitle());
    }
    Words.of(spec)
        .say(again ? "gate-replaced" : "gate-enrolled", plan.node(), home, CommandWord.of(home));
    return 0;
  }

  private String siteTitle(Enrolment enrolment) throws ProvisioningException {
    return Shapes.title(siteTitle.isEmpty() ? enrolment.titleOf(site).orElse(title) : siteTitle);
  }

  private LocalTime closing() throws ProvisioningException {
    try {
      return LocalTime.parse(closes);
    } catch (DateTimeException e) {
      throw new ProvisioningException(e, Problem.TIME_SHAPE, closes);
    }
  }
}
