package vn.tram.provisioning.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tram.provisioning.demo.HubDesk.Contact;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * A bad day, chapter by chapter. Whenever it is told to end, it mends what it broke, waits until
 * everything has arrived, and reckons.
 */
final class Story {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAIRING = Duration.ofSeconds(20);
  private static final int LISTED = 4;

  private final DemoPlan plan;
  private final Town town;
  private final Ledger ledger;
  private final Life life;
  private final Watch watch;
  private final Terminal terminal;
  private final Instant begin = Instant.now();
  private final long start = System.nanoTime();

  Story(DemoPlan plan, Town town, Ledger ledger, Life life, Watch watch, Terminal terminal) {
    this.plan = plan;
    this.town = town;
    this.ledger = ledger;
    this.life = life;
    this.watch = watch;
    this.terminal = terminal;
  }

  Outcome tell() throws ProvisioningException, IOException, SQLException, InterruptedException {
    terminal.tell("All gates are online. People come and go, each card a picture in a camera.");
    boolean ended = badDay();
    int contacts = ended ? 0 : declareCase();
    if (!ended) {
      ended = plan.length().isPresent() ? at(0.9) : watch.until(Long.MAX_VALUE / 2 + start);
    }
    return reckon(contacts);
  }

  /** The network goes, a gate dies, both come back; whether somebody ended it early. */
  private boolean badDay()
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    Place market = town.market();
    Place school = town.school();
    if (at(0.15)) {
      return true;
    }
    market.link().cut();
    long before = ledger.count(market.node());
    terminal.tell(market.title() + ": the internet is cut. The box goes on beeping.");
    if (at(0.32)) {
      return true;
    }
    terminal.tell(
        market.title()
            + ": "
            + (ledger.count(market.node()) - before)
            + " more green beeps without a network; "
            + watch.backlog(market)
            + " wait in its journal.");
    school.kill();
    terminal.tell(school.title() + ": the gate program was killed (SIGKILL).");
    if (at(0.37)) {
      return true;
    }
    revive(school);
    if (at(0.55)) {
      return true;
    }
    reconnect(market);
    return at(0.72);
  }

  private void revive(Place place) throws ProvisioningException, InterruptedException {
    Duration took = place.restart();
    terminal.tell(
        String.format(
            "%s: started again and ready to beep after %.1f s, with everything that it promised.",
            place.title(), took.toMillis() / 1_000.0));
  }

  private void reconnect(Place place)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    long backlog = watch.backlog(place);
    place.link().restore();
    terminal.tell(place.title() + ": the network is back; " + backlog + " beeps are waiting.");
    long from = System.nanoTime();
    if (watch.sees(() -> watch.backlog(place) <= 1, PATIENCE)) {
      Duration took = Duration.ofNanos(System.nanoTime() - from);
      terminal.tell(
          String.format(
              "%s: the backlog has drained, %.1f s after the network came back.",
              place.title(), took.toMillis() / 1_000.0));
    }
  }

  /** How many contacts the hub finds. */
  private int declareCase()
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    Optional<Ledger.Owned> ill = Cases.mostMet(ledger.beeps()).flatMap(ledger::card);
    if (ill.isEmpty()) {
      terminal.tell("Nobody has met anybody yet: there is no case to declare.");
      return 0;
    }
    var login = town.hub().login();
    if (login.isEmpty()) {
      terminal.tell("The hub printed no login: no case can be declared.");
      return 0;
    }
    try (HubDesk desk = HubDesk.signIn(town.hub().console(), login.get())) {
      String name = ill.get().citizen().name();
      terminal.tell("A case is declared: " + name + ". Who was there at the same time?");
      String card = ill.get().card().text();
      var found =
          new Object() {
            List<Contact> contacts = List.of();
          };
      watch.sees(
          () -> {
            found.contacts =
                desk.trace(card, begin, Instant.now(), "Demo 1", "The demo's first case");
            return !found.contacts.isEmpty();
          },
          PAIRING);
      list(found.contacts);
      return found.contacts.size();
    }
  }

  private void list(List<Contact> contacts) {
    for (Contact contact : contacts.subList(0, Math.min(LISTED, contacts.size()))) {
      terminal.print(
          String.format(
              "         %-24s %3d s for sure, %3d s possibly   %s",
              contact.name(),
              contact.certainSeconds(),
              contact.possibleSeconds(),
              String.join(", ", contact.sites())));
    }
    int more = contacts.size() - LISTED;
    terminal.print(
        more > 0
            ? "         ... and " + more + " more; the hub's page shows them all."
            : "         " + contacts.size() + " in all.");
  }

  private Outcome reckon(int contactsSoFar)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    life.rest();
    for (Place place : town.places()) {
      if (place.link().isCut()) {
        place.link().restore();
      }
      if (!place.open()) {
        revive(place);
      }
    }
    terminal.tell("The street goes home. Waiting until every card is answered and arrived ...");
    Closing closing = Closing.of(watch, watch);
    tell(closing);
    return new Outcome(closing, contactsSoFar > 0 ? contactsSoFar : declareCase());
  }

  private void tell(Closing closing) {
    terminal.tell(
        "Every green beep was compared with the hub's database, one by one"
            + (closing.clean() ? ": nothing is missing." : ". NOT everything is as it should be:"));
    Verdict verdict = closing.verdict();
    note(closing.unanswered(), "card(s) before a camera that no gate looked at.");
    note(closing.unmerged(), "entries of gates that the hub did not get.");
    note(verdict.lost(), "beep(s) without a check-in.");
    note(verdict.duplicated(), "check-in(s) beyond the beeps.");
    note(verdict.misdated(), "check-in(s) at a wrong time.");
    note(
        verdict.unanswered(),
        "check-in(s) without a beep: the gate was killed after the commit, before the beep.");
  }

  private void note(long count, String what) {
    if (count > 0) {
      terminal.print("         " + count + " " + what);
    }
  }

  /** Waits for a moment of the story, 0 to 1; whether the bell rang instead. */
  private boolean at(double share)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    Duration length = plan.length().orElse(DemoPlan.STORY);
    return watch.until(start + (long) (length.toNanos() * share));
  }
}
