package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tram.hub.clock.Clocks;
import vn.tram.hub.clock.JournalClock;
import vn.tram.hub.merge.PersonRow.State;
import vn.tram.hub.merge.Share.At;
import vn.tram.hub.person.Register;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch;

/** Puts entries into their tables and says whose visits that touches. */
final class Shelf {
  private static final String WAITING =
      "select seq, key_seq, form, sealed from person_entry"
          + " where journal = ? and card is null and state in (2, 3)";

  private final Opener opener;
  private final Register register;

  Shelf(Vault vault, Opener opener) {
    this.opener = opener;
    this.register = new Register(vault);
  }

  /** Opens and reads ahead the persons of a batch that will be stored soon. */
  void lookAhead(Connection connection, Batch batch) throws SQLException {
    opener.lookAhead(connection, batch);
  }

  /** Stores a share of a journal that this transaction has locked. */
  void store(Connection connection, Journal journal, Share share) throws SQLException {
    var rows = new Rows(connection, journal.id());
    // Entries that come behind others, out of a parked batch, may change the times of any.
    boolean late = share.last() <= journal.cursor();
    boolean fresh = share.from() > journal.cursor();
    boolean retimes = late || !share.clocks().isEmpty() || !share.boots().isEmpty();
    Optional<JournalClock> before =
        retimes ? Optional.of(clock(connection, journal)) : Optional.empty();

    rows.boots(share.boots());
    rows.keys(share.keys());
    rows.clocks(share.clocks());
    rows.checkIns(share.checkIns());
    rows.lastMillis(share.lastMillis());
    if (late) {
      lateBoots(connection, journal, share);
    }

    if (!share.persons().isEmpty()) {
      persons(connection, journal, share.persons(), fresh);
    }
    Set<Long> touched = new HashSet<>();
    if (!fresh) {
      share.checkIns().stream().map(At::entry).map(CheckIn::person).forEach(touched::add);
      share.persons().forEach(at -> touched.add(at.seq()));
    } else if (!share.checkIns().isEmpty()) {
      rows.touched(share);
    }
    if (late && !share.keys().isEmpty()) {
      touched.addAll(persons(connection, journal, waiting(connection, journal), false));
    }
    mention(connection, journal, rows, share);
    if (before.isPresent()) {
      touched.addAll(
          Retiming.persons(
              connection,
              journal.id(),
              before.get(),
              clock(connection, journal),
              late ? Long.MAX_VALUE : share.from()));
    }
    rows.stale(touched);
  }

  /** Journals in which a person could not be opened or read. */
  List<Integer> unresolved(Connection connection) throws SQLException {
    List<Integer> journals = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select distinct journal from person_entry"
                    + " where card is null and state in (2, 3)");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        journals.add(row.getInt(1));
      }
    }
    return journals;
  }

  /** Tries the persons again that could not be opened or read; returns how many now can. */
  int reread(Connection connection, Journal journal) throws SQLException {
    Set<Long> read = persons(connection, journal, waiting(connection, journal), false);
    new Rows(connection, journal.id()).stale(read);
    return read.size();
  }

  /** Files what can be read of these persons; returns the numbers of those that could be. */
  private Set<Long> persons(
      Connection connection, Journal journal, List<At<Person>> persons, boolean fresh)
      throws SQLException {
    Opener.Opened opened = opener.open(connection, journal, persons);
    register.file(connection, opened.fresh());
    new Rows(connection, journal.id()).persons(opened.rows(), fresh);
    Set<Long> read = new HashSet<>();
    opened.rows().stream()
        .filter(row -> row.state() == State.READ)
        .forEach(row -> read.add(row.seq()));
    return read;
  }

  private static List<At<Person>> waiting(Connection connection, Journal journal)
      throws SQLException {
    List<At<Person>> waiting = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(WAITING)) {
      select.setInt(1, journal.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Form form = row.getInt(3) == 1 ? Form.TYPED : Form.SCANNED;
          waiting.add(
              new At<>(
                  row.getLong(1), 0, new Person(row.getLong(2), form, Octets.of(row.getBytes(4)))));
        }
      }
    }
    return waiting;
  }

  /** Check-ins that name a person who is not here must not be out of sight. */
  private static void mention(Connection connection, Journal journal, Rows rows, Share share)
      throws SQLException {
    Set<Long> named = new HashSet<>();
    share.checkIns().stream().map(At::entry).map(CheckIn::person).forEach(named::add);
    share.persons().forEach(at -> named.remove(at.seq()));
    if (named.isEmpty()) {
      return;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select seq from person_entry where journal = ? and seq = any(?)")) {
      select.setInt(1, journal.id());
      select.setArray(2, connection.createArrayOf("int8", named.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          named.remove(row.getLong(1));
        }
      }
    }
    rows.mention(named);
  }

  /** Boots that come behind their check-ins learn from them how long they lasted. */
  private static void lateBoots(Connection connection, Journal journal, Share share)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update boot b set last_ms = greatest(b.last_ms,"
                + " (select max(at_ms) from check_in where journal = b.journal and seq > b.seq"
                + " and boot_seq = b.seq),"
                + " (select max(at_ms) from anchor where journal = b.journal and seq > b.seq"
                + " and boot_seq = b.seq)) where b.journal = ? and b.seq = any(?)")) {
      update.setInt(1, journal.id());
      update.setArray(
          2, connection.createArrayOf("int8", share.boots().stream().map(At::seq).toArray()));
      update.executeUpdate();
    }
  }

  private static JournalClock clock(Connection connection, Journal journal) throws SQLException {
    return Clocks.load(connection, List.of(journal.id())).get(journal.id());
  }
}
