package vn.tram.hub.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tram.hub.person.People;
import vn.tram.hub.query.Overview;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.trace.Tracing;
import vn.tram.hub.vault.Vault;
import vn.tram.hub.visit.Pairing;
import vn.tram.hub.visit.Visit;
import vn.tram.hub.visit.Visits;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.WireException;

/** Everything of a hub that stands on the database, on an empty one. */
public final class TestHub implements AutoCloseable {
  public static final Instant EVER = Moment.UNKNOWN.earliest();
  public static final Instant NEVER = Moment.UNKNOWN.latest();

  /** One for all tests: what it files is then comparable. */
  public static final HubSealKey SEAL = HubSealKey.generate();

  static final SigningKey.Pair NODE_KEY = SigningKey.generate();

  public final Store store = TestStore.fresh();
  public final Vault vault = new Vault(Octets.of(new byte[32]));
  public final CardReader reader = new CardReader(List.of());
  public final Merge merge = new Merge(store, vault, SealKeys.of(List.of(SEAL)), reader);
  public final Nodes nodes = new Nodes(store);
  public final Pairing pairing = new Pairing(store);
  public final Visits visits = new Visits(store);
  public final People people = new People(store, vault, reader);
  public final Tracing tracing = new Tracing(store);
  public final Overview overview = new Overview(store);
  public final Rejects rejects = new Rejects(store);

  /** A node whose keys this hub opens. */
  public SimNode node(String name, long epoch) {
    return new SimNode(name, epoch, SEAL.publicKey());
  }

  public Outcome take(Batch batch) {
    return take(batch, Channel.LIVE);
  }

  public Outcome take(Batch batch, Channel channel) {
    try {
      return merge.merge(batch, BatchCodec.encode(batch, NODE_KEY.signing()), channel);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts a batch aside as one that is not understood. */
  public Outcome park(Batch batch) {
    byte[] raw = BatchCodec.encode(batch, NODE_KEY.signing());
    try {
      return merge.park(
          BatchCodec.open(raw, batch.header().node(), NODE_KEY.verifying()),
          raw,
          new WireException(WireException.Reason.BAD_ENTRIES, "kind 9 is unknown"),
          Channel.LIVE);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  public UUID personOf(Street.Shown shown) {
    var reading =
        switch (shown.form()) {
          case SCANNED -> reader.read(shown.text());
          case TYPED -> reader.readTyped(shown.text());
        };
    return people.find(((vn.tram.protocol.card.Reading.Card) reading).key()).orElseThrow().id();
  }

  public List<Visit> visitsOf(Street.Shown shown) {
    return visits.of(personOf(shown), EVER, NEVER);
  }

  /** Makes the database as it was at first. */
  public void empty() {
    store
        .jdbi()
        .useHandle(
            handle ->
                // Faster than a truncate, which makes files anew.
                List.of(
                        "visit",
                        "stale",
                        "touched",
                        "merged",
                        "parked",
                        "refused",
                        "check_in",
                        "person_entry",
                        "data_key",
                        "anchor",
                        "boot",
                        "apart",
                        "brought",
                        "journal_mark",
                        "journal_gap",
                        "journal",
                        "link",
                        "card",
                        "identifier",
                        "node",
                        "site")
                    .forEach(table -> handle.execute("delete from " + table)));
  }

  /** Persons, check-ins and visits as lines, whatever the order in which they were stored. */
  public List<String> tables() {
    List<String> lines = new ArrayList<>();
    for (String query :
        List.of(
            "select 'identifier', id, kind, person from identifier",
            "select 'card', id, identifier, kind, form from card",
            "select 'link', card, identifier from link",
            "select 'journal', n.name, j.epoch, j.cursor, j.check_ins from journal j"
                + " join node n on n.id = j.node",
            "select 'boot', n.name, j.epoch, b.seq, b.boot, b.last_ms from boot b"
                + " join journal j on j.id = b.journal join node n on n.id = j.node",
            "select 'anchor', n.name, j.epoch, a.seq, a.boot_seq, a.at_ms, a.earliest_ms,"
                + " a.latest_ms, a.source from anchor a"
                + " join journal j on j.id = a.journal join node n on n.id = j.node",
            "select 'person', n.name, j.epoch, p.seq, p.key_seq, p.form, p.state, p.card"
                + " from person_entry p"
                + " join journal j on j.id = p.journal join node n on n.id = j.node",
            "select 'check-in', n.name, j.epoch, c.seq, c.person_seq, c.boot_seq, c.at_ms,"
                + " c.direction, c.lane, c.flags from check_in c"
                + " join journal j on j.id = c.journal join node n on n.id = j.node",
            "select 'visit', v.person, s.name, v.arrived_earliest, v.arrived_latest,"
                + " v.left_earliest, v.left_latest, v.arrival, v.departure from visit v"
                + " join site s on s.id = v.site")) {
      store
          .jdbi()
          .useHandle(
              handle ->
                  handle
                      .createQuery("select cast(row(q.*) as text) from (" + query + ") q")
                      .mapTo(String.class)
                      .forEach(lines::add));
    }
    return lines.stream().sorted().toList();
  }

  /** The trace of everybody over all times. */
  public List<Trace> traces() {
    List<UUID> persons =
        store
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select id from identifier where id = person order by id")
                        .mapTo(UUID.class)
                        .list());
    return persons.stream().map(person -> tracing.trace(person, EVER, NEVER)).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
