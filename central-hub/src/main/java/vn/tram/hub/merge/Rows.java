package vn.tram.hub.merge;

import static vn.tram.hub.store.Column.bool;
import static vn.tram.hub.store.Column.bytea;
import static vn.tram.hub.store.Column.int2;
import static vn.tram.hub.store.Column.int4;
import static vn.tram.hub.store.Column.int8;
import static vn.tram.hub.store.Column.text;
import static vn.tram.hub.store.Column.uuid;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.tram.hub.merge.Share.At;
import vn.tram.hub.store.Column;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Flag;
import vn.tram.protocol.entry.JournalEntry.Key;

/** Writes entries as rows, one statement a table however many entries there are. */
final class Rows {
  private static final String PERSONS =
      "insert into person_entry (journal, seq, key_seq, form, state, sealed, card)"
          + " select ?, t.* from unnest(?, ?, ?, ?, ?, ?) as t";
  private static final String IN_THE_PLACE_OF_A_MENTION =
      " on conflict (journal, seq) do update set key_seq = excluded.key_seq,"
          + " form = excluded.form, state = excluded.state, sealed = excluded.sealed,"
          + " card = excluded.card";

  private final Connection connection;
  private final int journal;

  Rows(Connection connection, int journal) {
    this.connection = connection;
    this.journal = journal;
  }

  void boots(List<At<Boot>> boots) throws SQLException {
    insert(
        "insert into boot (journal, seq, boot, software, at_ms, wall_clock_ms, disciplined,"
            + " last_ms) select ?, t.*, 0 from unnest(?, ?, ?, ?, ?, ?) as t",
        boots,
        int8(at -> at.seq()),
        uuid(at -> at.entry().boot()),
        text(at -> at.entry().software()),
        int8(at -> at.entry().atMillis()),
        int8(at -> at.entry().wallClock().toEpochMilli()),
        bool(at -> at.entry().disciplined()));
  }

  void keys(List<At<Key>> keys) throws SQLException {
    insert(
        "insert into data_key (journal, seq, hub_key, sealed)"
            + " select ?, t.* from unnest(?, ?, ?) as t",
        keys,
        int8(at -> at.seq()),
        int4(at -> at.entry().hubKey()),
        bytea(at -> at.entry().sealed().toArray()));
  }

  void checkIns(List<At<CheckIn>> checkIns) throws SQLException {
    insert(
        "insert into check_in (journal, seq, person_seq, boot_seq, at_ms, direction, lane, flags)"
            + " select ?, t.* from unnest(?, ?, ?, ?, ?, ?, ?) as t",
        checkIns,
        int8(at -> at.seq()),
        int8(at -> at.entry().person()),
        int8(at -> at.bootSeq()),
        int8(at -> at.entry().atMillis()),
        int2(at -> (short) (at.entry().direction() == Direction.IN ? 1 : 2)),
        int2(at -> (short) at.entry().lane()),
        int2(at -> flags(at.entry())));
  }

  void clocks(List<At<Clock>> clocks) throws SQLException {
    insert(
        "insert into anchor (journal, seq, boot_seq, at_ms, earliest_ms, latest_ms, source)"
            + " select ?, t.* from unnest(?, ?, ?, ?, ?, ?) as t",
        clocks,
        int8(at -> at.seq()),
        int8(at -> at.bootSeq()),
        int8(at -> at.entry().anchor().atMillis()),
        int8(at -> at.entry().anchor().moment().earliest().toEpochMilli()),
        int8(at -> at.entry().anchor().moment().latest().toEpochMilli()),
        int2(at -> (short) at.entry().anchor().source().code()));
  }

  /**
   * Persons.
   *
   * @param fresh whether nobody can have mentioned them so far: looking for that costs much
   */
  void persons(List<PersonRow> persons, boolean fresh) throws SQLException {
    insert(
        fresh ? PERSONS : PERSONS + IN_THE_PLACE_OF_A_MENTION,
        persons,
        int8(PersonRow::seq),
        int8(PersonRow::keySeq),
        int2(PersonRow::formCode),
        int2(row -> row.state().code()),
        // Once read, the card has the words.
        bytea(row -> row.card().isPresent() ? null : row.entry().sealed().toArray()),
        uuid(row -> row.card().orElse(null)));
  }

  /** Persons that check-ins name and that are not here: their check-ins are to be seen waiting. */
  void mention(Collection<Long> persons) throws SQLException {
    insert(
        "insert into person_entry (journal, seq, key_seq, form, state)"
            + " select ?, t.seq, 0, 0, 4 from unnest(?) as t(seq) on conflict do nothing",
        List.copyOf(persons),
        int8(seq -> seq));
  }

  void lastMillis(Map<Long, Long> last) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update boot set last_ms = greatest(last_ms, t.last) from unnest(?, ?) as t(seq, last)"
                + " where journal = ? and boot.seq = t.seq")) {
      List<Long> seqs = List.copyOf(last.keySet());
      update.setArray(1, Column.<Long>int8(seq -> seq).of(connection, seqs));
      update.setArray(2, Column.<Long>int8(last::get).of(connection, seqs));
      update.setInt(3, journal);
      update.executeUpdate();
    }
  }

  /** Marks whoever is in these entries as to be paired again, without asking who that is. */
  void touched(Share share) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into touched (journal, first_seq, last_seq) values (?, ?, ?)")) {
      insert.setInt(1, journal);
      insert.setLong(2, share.from());
      insert.setLong(3, share.last());
      insert.executeUpdate();
    }
  }

  /** Boots last as long as what is left of them says. */
  void lasted() throws SQLException {
    update(
        "update boot b set last_ms = greatest(b.at_ms, (select max(c.at_ms) from check_in c"
            + " where c.journal = b.journal and c.boot_seq = b.seq), (select max(a.at_ms)"
            + " from anchor a where a.journal = b.journal and a.boot_seq = b.seq))"
            + " where b.journal = ?");
  }

  /** Check-ins that name a person who is not here any more must not be out of sight. */
  void mentionAll() throws SQLException {
    update(
        "insert into person_entry (journal, seq, key_seq, form, state)"
            + " select distinct c.journal, c.person_seq, 0, 0, 4 from check_in c"
            + " where c.journal = ? on conflict do nothing");
  }

  /** Marks everybody with a check-in as to be paired again. */
  void staleAll() throws SQLException {
    update(
        "insert into stale (identifier) select distinct k.identifier from check_in i"
            + " join person_entry p on p.journal = i.journal and p.seq = i.person_seq"
            + " join card k on k.id = p.card where i.journal = ?");
  }

  private void update(String sql) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, journal);
      update.executeUpdate();
    }
  }

  /** Marks whoever these persons are as to be paired again. */
  void stale(Collection<Long> persons) throws SQLException {
    insert(
        "insert into stale (identifier) select distinct c.identifier from person_entry p"
            + " join card c on c.id = p.card where p.journal = ? and p.seq = any(?)",
        List.copyOf(persons),
        int8(seq -> seq));
  }

  @SafeVarargs
  private <T> void insert(String sql, List<T> rows, Column<T>... columns) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setInt(1, journal);
      for (int i = 0; i < columns.length; i++) {
        insert.setArray(i + 2, columns[i].of(connection, rows));
      }
      insert.executeUpdate();
    }
  }

  private static short flags(CheckIn checkIn) {
    int flags = 0;
    for (Flag flag : checkIn.flags()) {
      flags |=
          switch (flag) {
            case TYPED -> 1;
            case ALERT_SHOWN -> 2;
          };
    }
    return (short) flags;
  }
}
