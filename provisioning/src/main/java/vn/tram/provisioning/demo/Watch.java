package vn.tram.provisioning.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.demo.Passage.Promise;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** Keeps an eye on everything while the story waits, and shows how things stand. */
final class Watch implements Closing.Day, Closing.Patience {
  /** The hub's database is not ours: looking now and then is the only way to see it change. */
  private static final Duration GLANCE = Duration.ofMillis(500);

  /** A machine that is busy is slow, but it goes on. */
  private static final Duration STANDSTILL = Duration.ofSeconds(60);

  private final Town town;
  private final Ledger ledger;
  private final Life life;
  private final HubRecords records;
  private final Terminal terminal;
  private final Bell bell;

  Watch(Town town, Ledger ledger, Life life, HubRecords records, Terminal terminal, Bell bell) {
    this.town = town;
    this.ledger = ledger;
    this.life = life;
    this.records = records;
    this.terminal = terminal;
    this.bell = bell;
  }

  /** Something that the story waits for. */
  interface Sign {
    boolean seen() throws IOException, SQLException, InterruptedException;
  }

  /** Waits until the time is over or the bell rings; whether it rang. */
  boolean until(long nanoTime)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    while (nanoTime - System.nanoTime() > 0) {
      glance();
      Duration rest = Duration.ofNanos(nanoTime - System.nanoTime());
      if (bell.rings(rest.compareTo(GLANCE) < 0 ? rest : GLANCE)) {
        return true;
      }
    }
    return bell.rings(Duration.ZERO);
  }

  /** Waits for a sign, whatever the bell does; whether it was seen in time. */
  boolean sees(Sign sign, Duration patience)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!sign.seen()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      glance();
      Thread.sleep(GLANCE.dividedBy(4));
    }
    return true;
  }

  /** How many beeps of a gate the hub does not hold yet. */
  long backlog(Place place) throws SQLException {
    return backlog(place, records.counts());
  }

  @Override
  public void end() throws InterruptedException {
    life.rest();
    // Who was about to hold up a card has done so when the round is over.
    life.hearAll();
    town.places().forEach(Place::showNobody);
  }

  @Override
  public long unanswered() throws IOException {
    long waiting = 0;
    for (Place place : town.places()) {
      waiting += place.waiting();
    }
    return waiting;
  }

  @Override
  public void hear() throws InterruptedException {
    life.hearAll();
  }

  /** What a gate may have sent without a beep only the gate itself knows. */
  @Override
  public long unmerged() throws IOException, SQLException, InterruptedException {
    Map<NodeName, Long> merged = records.counts();
    long unmerged = 0;
    for (Place place : town.places()) {
      unmerged += Math.max(backlog(place, merged), place.unsent());
    }
    return unmerged;
  }

  @Override
  public long outlast(Closing.Amount amount)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    long left = amount.left();
    boolean less = true;
    while (left > 0 && less) {
      long before = left;
      less = sees(() -> amount.left() < before, STANDSTILL);
      left = amount.left();
    }
    return left;
  }

  /** Compares every beep with the hub's database. */
  @Override
  public Verdict verdict() throws SQLException {
    List<Promise> promises =
        ledger.beeps().stream()
            .map(
                beep ->
                    new Promise(
                        beep.node(),
                        ledger
                            .card(beep.digest())
                            .map(owned -> records.idOf(owned.card().key()))
                            .orElse(HubRecords.STRANGER),
                        beep.direction(),
                        beep.at()))
            .toList();
    return Verdict.of(promises, records.passages(), town.kills());
  }

  private void glance()
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    life.check();
    if (!town.hub().alive()) {
      throw new ProvisioningException(Problem.DEMO_FAILED, "the hub ended by itself");
    }
    for (Place place : town.places()) {
      if (!place.well()) {
        throw new ProvisioningException(
            Problem.DEMO_FAILED, "the gate " + place.node() + " ended by itself");
      }
    }
    terminal.progress(standing().line());
  }

  /** The hub first: what it holds by now has beeped, and is heard in the round that follows. */
  private Standing standing() throws SQLException, InterruptedException {
    Map<NodeName, Long> merged = records.counts();
    life.hearAll();
    return Standing.of(
        town.places().stream()
            .map(
                place ->
                    new Standing.Count(
                        place.title(),
                        ledger.count(place.node()),
                        merged.getOrDefault(place.node(), 0L)))
            .toList());
  }

  private long backlog(Place place, Map<NodeName, Long> merged) {
    return Math.max(0, ledger.count(place.node()) - merged.getOrDefault(place.node(), 0L));
  }
}
