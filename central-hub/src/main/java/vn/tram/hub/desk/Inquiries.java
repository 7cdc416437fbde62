package vn.tram.hub.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import vn.tram.hub.account.Account;

/** Inquiries in the database. */
final class Inquiries {
  private static final RowMapper<Inquiry> ROW =
      (row, context) ->
          new Inquiry(
              row.getObject("id", UUID.class),
              Inquiry.Kind.valueOf(row.getString("kind")),
              row.getObject("person", UUID.class),
              row.getTimestamp("window_from").toInstant(),
              row.getTimestamp("window_to").toInstant(),
              new Grounds(row.getString("case_name"), row.getString("reason")),
              row.getTimestamp("made").toInstant());

  private final Jdbi database;
  private final InstantSource clock;

  Inquiries(Jdbi database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Inquiry make(
      Account account, Inquiry.Kind kind, UUID person, Instant from, Instant to, Grounds grounds) {
    Inquiry inquiry =
        new Inquiry(UUID.randomUUID(), kind, person, from, to, grounds, clock.instant());
    database.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO inquiry
                      (id, kind, account, person, window_from, window_to, case_name, reason, made)
                    VALUES (:id, :kind, :account, :person, :from, :to, :case, :reason, :made)
                    """)
                .bind("id", inquiry.id())
                .bind("kind", kind.name())
                .bind("account", account.id())
                .bind("person", person)
                .bind("from", from)
                .bind("to", to)
                .bind("case", grounds.caseName())
                .bind("reason", grounds.reason())
                .bind("made", inquiry.made())
                .execute());
    return inquiry;
  }

  /** The officer's own inquiry, while it is open. */
  Optional<Inquiry> open(Account account, UUID id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM inquiry WHERE id = :id AND account = :account AND made > :since")
                .bind("id", id)
                .bind("account", account.id())
                .bind("since", clock.instant().minus(Inquiry.OPEN_FOR))
                .map(ROW)
                .findOne());
  }

  /** The officer's own inquiries that are open, the latest first. */
  List<Inquiry> open(Account account, Inquiry.Kind kind, int limit) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM inquiry
                    WHERE account = :account AND made > :since AND kind = :kind
                    ORDER BY made DESC LIMIT :limit
                    """)
                .bind("account", account.id())
                .bind("since", clock.instant().minus(Inquiry.OPEN_FOR))
                .bind("kind", kind.name())
                .bind("limit", limit)
                .map(ROW)
                .list());
  }

  /** Notes that it is shown; true the first time. */
  boolean show(Inquiry inquiry) {
    return database.withHandle(
        handle ->
            handle.execute(
                    "UPDATE inquiry SET shown = true WHERE id = ? AND NOT shown", inquiry.id())
                == 1);
  }
}
