package vn.tram.hub.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import vn.tram.hub.account.Account;

/** The log of who looked at what. Only ever added to; the database itself refuses the rest. */
public final class Audit {
  private static final String NOBODY = "";

  private final Jdbi database;
  private final InstantSource clock;

  public Audit(Jdbi database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Notes what somebody did with the hub itself. */
  public void note(Account account, AuditEntry.Action action, String detail) {
    insert(account.name(), action, List.of(), List.of(), "", "", detail);
  }

  /** Notes what somebody decided, and why. */
  public void note(Account account, AuditEntry.Action action, String detail, String reason) {
    insert(account.name(), action, List.of(), List.of(), "", reason, detail);
  }

  /** Notes what somebody did whose name is not known. */
  public void noteStranger(AuditEntry.Action action, String detail) {
    insert(NOBODY, action, List.of(), List.of(), "", "", detail);
  }

  /** Notes that somebody looked at an inquiry's person. */
  void note(Account account, AuditEntry.Action action, Inquiry inquiry, String detail) {
    insert(
        account.name(),
        action,
        List.of(inquiry.id()),
        List.of(inquiry.person()),
        inquiry.grounds().caseName(),
        inquiry.grounds().reason(),
        detail);
  }

  /** Notes a look-up that found nobody. */
  void noteMiss(Account account, Grounds grounds) {
    insert(
        account.name(),
        AuditEntry.Action.LOOKED_UP,
        List.of(),
        List.of(),
        grounds.caseName(),
        grounds.reason(),
        "");
  }

  private void insert(
      String account,
      AuditEntry.Action action,
      List<UUID> inquiry,
      List<UUID> person,
      String caseName,
      String reason,
      String detail) {
    database.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO audit
                      (at, account_name, action, inquiry, person, case_name, reason, detail)
                    VALUES
                      (:at, :account, :action, cast(:inquiry AS uuid), cast(:person AS uuid),
                       :case, :reason, :detail)
                    """)
                .bind("at", clock.instant())
                .bind("account", account)
                .bind("action", action.name())
                .bind("inquiry", inquiry.stream().findFirst().map(UUID::toString).orElse(null))
                .bind("person", person.stream().findFirst().map(UUID::toString).orElse(null))
                .bind("case", caseName)
                .bind("reason", reason)
                .bind("detail", detail)
                .execute());
  }

  /**
   * Entries, the latest first.
   *
   * @param before only those with a smaller number; {@link Long#MAX_VALUE} for the latest
   * @param limit no more than so many
   */
  public List<AuditEntry> entries(long before, int limit) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM audit WHERE id < :before ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new AuditEntry(
                            row.getLong("id"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("account_name"),
                            AuditEntry.Action.valueOf(row.getString("action")),
                            Optional.ofNullable(row.getObject("inquiry", UUID.class)),
                            Optional.ofNullable(row.getObject("person", UUID.class)),
                            row.getString("case_name"),
                            row.getString("reason"),
                            row.getString("detail")))
                .list());
  }
}
