package vn.tram.hub.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Sessions, kept in the database so that any hub process knows them and a restart ends none.
 *
 * <p>Only a hash of the token is stored: who reads the table cannot sign in with it.
 */
public final class Sessions {
  /** A session that is not used for so long is over. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** Every session is over after so long: one working day. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** Writing each use down would cost a flush a click. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final Jdbi database;
  private final InstantSource clock;

  public Sessions(Jdbi database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Opens a session and returns its token, which only the browser is to keep. */
  public String open(Account account) {
    String token = Tokens.fresh();
    Instant now = clock.instant();
    database.useTransaction(
        handle -> {
          handle
              .createUpdate("DELETE FROM session WHERE ends <= :now OR seen <= :idle")
              .bind("now", now)
              .bind("idle", now.minus(IDLE))
              .execute();
          handle
              .createUpdate(
                  """
                  INSERT INTO session (token_hash, account, opened, seen, ends)
                  VALUES (:hash, :account, :now, :now, :ends)
                  """)
              .bind("hash", Tokens.hash(token))
              .bind("account", account.id())
              .bind("now", now)
              .bind("ends", now.plus(LONGEST))
              .execute();
        });
    return token;
  }

  /** The session of a token, if it is still open; using it keeps it open. */
  public Optional<Session> use(String token) {
    Instant now = clock.instant();
    Optional<Session> session = peek(token);
    if (session.isPresent()) {
      database.useHandle(
          handle ->
              handle
                  .createUpdate(
                      "UPDATE session SET seen = :now WHERE token_hash = :hash AND seen < :grain")
                  .bind("now", now)
                  .bind("hash", Tokens.hash(token))
                  .bind("grain", now.minus(GRAIN))
                  .execute());
    }
    return session;
  }

  /** Like {@link #use}, without keeping it open: for what a page does by itself. */
  public Optional<Session> peek(String token) {
    Instant now = clock.instant();
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name, a.initial, s.ends
                    FROM session s JOIN account a ON a.id = s.account
                    WHERE s.token_hash = :hash AND s.ends > :now AND s.seen > :idle
                    """)
                .bind("hash", Tokens.hash(token))
                .bind("now", now)
                .bind("idle", now.minus(IDLE))
                .map(
                    (row, context) ->
                        new Session(
                            new Account(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getBoolean("initial")),
                            row.getTimestamp("ends").toInstant()))
                .findOne());
  }

  /** Ends one session; nothing happens where there is none. */
  public void end(String token) {
    database.useHandle(
        handle -> handle.execute("DELETE FROM session WHERE token_hash = ?", Tokens.hash(token)));
  }

  /** Ends every session of an account but the one of this token. */
  public void endOthers(Account account, String token) {
    database.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM session WHERE account = ? AND token_hash <> ?",
                account.id(),
                Tokens.hash(token)));
  }
}
