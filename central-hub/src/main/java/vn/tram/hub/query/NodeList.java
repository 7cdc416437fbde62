package vn.tram.hub.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Run;
import vn.tram.hub.merge.Standing;
import vn.tram.hub.query.NodeView.JournalView;
import vn.tram.hub.query.NodeView.JournalView.Age;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Sites;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.PartState;

/** Nodes and their state. */
public final class NodeList {
  private final Store store;

  public NodeList(Store store) {
    this.store = store;
  }

  /** All nodes, by name. */
  public List<NodeView> nodes() {
    return store
        .jdbi()
        .withHandle(
            handle -> {
              Map<Integer, List<JournalView>> journals = journals(handle);
              return handle
                  .createQuery(
                      "select n.*, "
                          + Sites.COLUMNS
                          + " from node n join site s on s.id = n.site order by n.name")
                  .map(
                      (row, context) ->
                          node(row, journals.getOrDefault(row.getInt("id"), List.of())))
                  .list();
            });
  }

  private static Map<Integer, List<JournalView>> journals(Handle handle) {
    Map<Integer, List<Run>> gaps = new HashMap<>();
    handle
        .createQuery("select journal, first_seq, last_seq from journal_gap order by first_seq")
        .map(
            (row, context) ->
                gaps.computeIfAbsent(row.getInt(1), any -> new ArrayList<>())
                    .add(new Run(row.getLong(2), row.getLong(3))))
        .list();
    Map<Integer, Age> ages = Lifetimes.ages(handle);
    Map<Integer, List<JournalView>> journals = new HashMap<>();
    handle
        .createQuery("select * from journal order by first_heard desc, id desc")
        .map(
            (row, context) ->
                journals
                    .computeIfAbsent(row.getInt("node"), any -> new ArrayList<>())
                    .add(journal(row, ages, gaps.getOrDefault(row.getInt("id"), List.of()))))
        .list();
    return journals;
  }

  private static JournalView journal(ResultSet row, Map<Integer, Age> ages, List<Run> gaps)
      throws SQLException {
    int id = row.getInt("id");
    Cause cause = Cause.of(row.getInt("cause"));
    return new JournalView(
        id,
        row.getLong("epoch"),
        cause,
        Standing.of(row.getInt("standing")),
        cause == Cause.NONE ? ages.getOrDefault(id, Age.CURRENT) : Age.FORMER,
        gaps,
        row.getLong("cursor"),
        row.getLong("check_ins"),
        instant(row, "first_heard").orElseThrow(),
        instant(row, "last_heard").orElseThrow());
  }

  private static NodeView node(ResultSet row, List<JournalView> journals) throws SQLException {
    var name = new NodeName(row.getString("name"));
    Optional<Instant> stateAt = instant(row, "state_at");
    return new NodeView(
        name,
        row.getString("title"),
        Sites.read(row),
        stateAt.isPresent() ? Optional.of(state(name, row)) : Optional.empty(),
        stateAt,
        journals.stream().map(JournalView::lastHeard).max(Comparator.naturalOrder()),
        journals);
  }

  private static NodeState state(NodeName name, ResultSet row) throws SQLException {
    int tenths = row.getInt("temperature");
    OptionalInt temperature = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(tenths);
    return new NodeState(
        name,
        row.getBoolean("online"),
        row.getString("software"),
        row.getLong("epoch"),
        row.getLong("last_seq"),
        row.getLong("acknowledged"),
        row.getLong("journal_bytes"),
        row.getLong("clock_error_ms"),
        temperature,
        parts(row));
  }

  private static List<PartState> parts(ResultSet row) throws SQLException {
    var names = (String[]) row.getArray("part_names").getArray();
    var kinds = (Integer[]) row.getArray("part_kinds").getArray();
    var faults = (Integer[]) row.getArray("part_faults").getArray();
    List<PartState> parts = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      parts.add(new PartState(names[i], kinds[i], faults[i]));
    }
    return parts;
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
