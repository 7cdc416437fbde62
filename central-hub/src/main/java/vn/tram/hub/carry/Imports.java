package vn.tram.hub.carry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.store.Store;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.WireException.Reason;

/** The list of what came by hand, with the receipts that belong to it. */
public final class Imports {
  private final Store store;

  public Imports(Store store) {
    this.store = store;
  }

  /** The latest first. */
  public List<Import> latest(int limit) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from carry_import order by id desc limit :limit")
                    .bind("limit", limit)
                    .map((row, context) -> row(row))
                    .list());
  }

  /** One of them. */
  public Optional<Import> find(long id) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from carry_import where id = :id")
                    .bind("id", id)
                    .map((row, context) -> row(row))
                    .findOne());
  }

  /** The receipt file of one of them; nothing where the hub answers nothing of it. */
  public Optional<Octets> receipts(Import taken) {
    if (!taken.answered()) {
      return Optional.empty();
    }
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select receipts from carry_import where id = :id")
                    .bind("id", taken.id())
                    .map((row, context) -> Octets.of(row.getBytes(1)))
                    .findOne());
  }

  /** Adds one; returns its number. */
  long add(
      String account, String file, byte[] hash, Counts counts, Ending ending, byte[] receipts) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "insert into carry_import (account_name, file, hash, nodes, first_seq,"
                            + " last_seq, batches, taken, known, early, parked, apart, refused,"
                            + " refused_for, check_ins, ending, receipts) values (:account, :file,"
                            + " :hash, :nodes, :first, :last, :batches, :taken, :known, :early,"
                            + " :parked, :apart, :refused, :why, :checkIns, :ending, :receipts)"
                            + " returning id")
                    .bind("account", account)
                    .bind("file", file)
                    .bind("hash", hash)
                    .bind("nodes", counts.nodes())
                    .bind("first", counts.firstSeq())
                    .bind("last", counts.lastSeq())
                    .bind("batches", counts.batches())
                    .bind("taken", counts.taken())
                    .bind("known", counts.known())
                    .bind("early", counts.early())
                    .bind("parked", counts.parked())
                    .bind("apart", counts.apart())
                    .bind("refused", counts.refused())
                    .bind("why", counts.why().map(Reason::name).orElse(""))
                    .bind("checkIns", counts.checkIns())
                    .bind("ending", ending.name())
                    .bind("receipts", receipts)
                    .mapTo(Long.class)
                    .one());
  }

  private static Optional<Reason> why(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(name));
  }

  private static Import row(ResultSet row) throws SQLException {
    return new Import(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("account_name"),
        row.getString("file"),
        Octets.of(row.getBytes("hash")),
        new Counts(
            row.getString("nodes"),
            row.getLong("first_seq"),
            row.getLong("last_seq"),
            row.getInt("batches"),
            row.getInt("taken"),
            row.getInt("known"),
            row.getInt("early"),
            row.getInt("parked"),
            row.getInt("apart"),
            row.getInt("refused"),
            why(row.getString("refused_for")),
            row.getLong("check_ins")),
        Ending.valueOf(row.getString("ending")));
  }
}
