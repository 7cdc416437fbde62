package vn.tram.hub.visit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tram.hub.clock.Clocks;
import vn.tram.hub.clock.JournalClock;
import vn.tram.hub.store.Column;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Passage.Branch;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

/**
 * Pairs the passages of persons again whom a merge touched. Several hub processes may do so at the
 * same time: each takes persons that nobody else holds.
 */
public final class Pairing {
  /** So many batches' persons are marked in one transaction. */
  private static final int BATCHES = 50;

  private static final String MARK =
      "with taken as (delete from touched where ctid = any(array(select ctid from touched limit "
          + BATCHES
          + " for update skip locked)) returning journal, first_seq, last_seq),"
          + " entry as (select c.journal, c.person_seq as seq from taken t join check_in c"
          + " on c.journal = t.journal and c.seq between t.first_seq and t.last_seq"
          + " union select p.journal, p.seq from taken t join person_entry p"
          + " on p.journal = t.journal and p.seq between t.first_seq and t.last_seq),"
          + " marked as (insert into stale (identifier) select distinct k.identifier from entry e"
          + " join person_entry p on p.journal = e.journal and p.seq = e.seq"
          + " join card k on k.id = p.card) select count(*) from taken";

  /** Marks looked at in one transaction: what it locks and holds in memory stays small. */
  private static final int MARKS = 500;

  private static final String CANDIDATES =
      "select id from identifier where id in (select i.person from"
          + " (select identifier from stale order by identifier limit "
          + MARKS
          + ") s join identifier i on i.id = s.identifier)"
          + " order by id for no key update skip locked";
  private static final String TAKE =
      "delete from stale s using identifier i where i.id = s.identifier and i.person = any(?)";
  private static final String PASSAGES =
      "select i.person, c.journal, c.seq, c.boot_seq, c.at_ms, c.direction, n.name, j.epoch, s.id"
          + " from identifier i join card k on k.identifier = i.id"
          + " join person_entry p on p.card = k.id"
          + " join check_in c on c.journal = p.journal and c.person_seq = p.seq"
          + " join journal j on j.id = c.journal join node n on n.id = j.node"
          + " join site s on s.id = n.site where i.person = any(?)";
  private static final String INSERT =
      "insert into visit (person, site, arrived_earliest, arrived_latest, left_earliest,"
          + " left_latest, arrival, departure) select person, site, "
          + Stream.of("ae", "al", "le", "ll")
              .map(column -> "timestamptz 'epoch' + " + column + " * interval '1 millisecond'")
              .collect(Collectors.joining(", "))
          + ", arrival, departure from unnest(?, ?, ?, ?, ?, ?, ?, ?)"
          + " as t(person, site, ae, al, le, ll, arrival, departure)";
  private static final String CLEAR =
      "delete from visit where person in (select id from identifier where person = any(?))";

  private final Store store;

  public Pairing(Store store) {
    this.store = store;
  }

  /**
   * Rebuilds visits until nobody is left to be paired whom no other process holds.
   *
   * @return how many persons were paired
   */
  public int run() {
    return run(() -> true);
  }

  /**
   * The same, a step at a time.
   *
   * @param goOn asked after each step whether another one may follow now
   */
  public int run(BooleanSupplier goOn) {
    int paired = 0;
    int some;
    do {
      some = step();
      paired += some;
    } while ((some > 0 || mark() > 0) && goOn.getAsBoolean());
    return paired;
  }

  /** Marks the persons of some batches; returns how many batches that were. */
  private int mark() {
    return store.inTransaction(
        connection -> {
          try (PreparedStatement mark = connection.prepareStatement(MARK);
              ResultSet row = mark.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  private int step() {
    return store.inTransaction(
        connection -> {
          List<UUID> persons = candidates(connection);
          if (persons.isEmpty()) {
            return 0;
          }
          Array ids = connection.createArrayOf("uuid", persons.toArray());
          // From here on marks and passages are read in this order: a passage that is missed now
          // has its mark still to come.
          execute(connection, TAKE, ids);
          List<Row> rows = rows(connection, ids);
          Map<Integer, Site> sites = sites(connection);
          execute(connection, CLEAR, ids);
          insert(connection, visits(rows, clocks(connection, rows), sites, lines(connection)));
          return persons.size();
        });
  }

  private static List<UUID> candidates(Connection connection) throws SQLException {
    List<UUID> persons = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(CANDIDATES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        persons.add(row.getObject(1, UUID.class));
      }
    }
    return persons;
  }

  private static Map<Integer, Site> sites(Connection connection) throws SQLException {
    Map<Integer, Site> sites = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement("select s.id, " + Sites.COLUMNS + " from site s");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sites.put(row.getInt(1), Sites.read(row));
      }
    }
    return sites;
  }

  private record Row(
      UUID person,
      int journal,
      long seq,
      long bootSeq,
      long millis,
      Direction direction,
      String node,
      long epoch,
      int site) {

    Passage passage(
        Map<Integer, JournalClock> clocks,
        Map<Integer, Site> sites,
        Map<Integer, List<Branch>> lines) {
      Moment at = clocks.get(journal).at(bootSeq, millis);
      List<Branch> line = lines.getOrDefault(journal, List.of());
      return new Passage(sites.get(site), direction, at, node, epoch, line, seq);
    }
  }

  private record Paired(UUID person, int site, Visit visit) {}

  private static List<Row> rows(Connection connection, Array persons) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PASSAGES)) {
      select.setArray(1, persons);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  row.getObject(1, UUID.class),
                  row.getInt(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getInt(6) == 1 ? Direction.IN : Direction.OUT,
                  row.getString(7),
                  row.getLong(8),
                  row.getInt(9)));
        }
      }
    }
    return rows;
  }

  private static Map<Integer, JournalClock> clocks(Connection connection, List<Row> rows)
      throws SQLException {
    return Clocks.load(connection, rows.stream().map(Row::journal).distinct().toList());
  }

  /** The line of each log that is merged and not the first of its epoch. */
  private static Map<Integer, List<Branch>> lines(Connection connection) throws SQLException {
    Map<Integer, List<Branch>> lines = new HashMap<>();
    // A parent is there before its branches.
    try (PreparedStatement select =
            connection.prepareStatement(
                "select id, parent, root from journal where cause <> 0 order by id");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        List<Branch> line = new ArrayList<>(lines.getOrDefault(row.getInt(2), List.of()));
        line.add(new Branch(row.getInt(1), row.getLong(3)));
        lines.put(row.getInt(1), line);
      }
    }
    return lines;
  }

  private static List<Paired> visits(
      List<Row> rows,
      Map<Integer, JournalClock> clocks,
      Map<Integer, Site> sites,
      Map<Integer, List<Branch>> lines) {
    Map<String, Integer> siteIds = new HashMap<>();
    sites.forEach((id, site) -> siteIds.put(site.name(), id));
    Map<UUID, List<Passage>> passages = new HashMap<>();
    for (Row row : rows) {
      passages
          .computeIfAbsent(row.person(), any -> new ArrayList<>())
          .add(row.passage(clocks, sites, lines));
    }
    List<Paired> paired = new ArrayList<>();
    passages.forEach(
        (person, theirs) ->
            Pairs.of(theirs)
                .forEach(
                    visit ->
                        paired.add(new Paired(person, siteIds.get(visit.site().name()), visit))));
    return paired;
  }

  private static void insert(Connection connection, List<Paired> paired) throws SQLException {
    if (paired.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      List<Column<Paired>> columns =
          List.of(
              Column.uuid(Paired::person),
              Column.int4(Paired::site),
              time(visit -> visit.arrived().earliest()),
              time(visit -> visit.arrived().latest()),
              time(visit -> visit.left().earliest()),
              time(visit -> visit.left().latest()),
              Column.int2(p -> (short) p.visit().arrival().code()),
              Column.int2(p -> (short) p.visit().departure().code()));
      for (int i = 0; i < columns.size(); i++) {
        insert.setArray(i + 1, columns.get(i).of(connection, paired));
      }
      insert.executeUpdate();
    }
  }

  private static Column<Paired> time(Function<Visit, Instant> time) {
    return Column.int8(paired -> time.apply(paired.visit()).toEpochMilli());
  }

  private static void execute(Connection connection, String sql, Array persons)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, persons);
      statement.executeUpdate();
    }
  }
}
