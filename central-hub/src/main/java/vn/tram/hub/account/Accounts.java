package vn.tram.hub.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The accounts of the hub. */
public final class Accounts {
  /** About a quarter of a second on a small server. */
  private static final int COST = 12;

  static final String FIRST_USER = "admin";

  private final Jdbi database;
  private final InstantSource clock;
  private final Passwords passwords;

  /** What an unknown name is compared with, so that it takes as long as a known one. */
  private final String nobody;

  public Accounts(Jdbi database, InstantSource clock) {
    this(database, clock, COST);
  }

  Accounts(Jdbi database, InstantSource clock, int cost) {
    this.database = database;
    this.clock = clock;
    this.passwords = new Passwords(new SecureRandom(), cost);
    this.nobody = passwords.hash(passwords.generated());
  }

  /**
   * Makes the first account where there is none; empty ever after.
   *
   * <p>Several hub processes may call this at once: one of them gets the login.
   */
  public Optional<InitialLogin> firstStart() {
    if (exists()) {
      return Optional.empty();
    }
    String password = passwords.generated();
    String hash = passwords.hash(password);
    int made =
        database.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO account (name, password_hash, initial, made)
                        VALUES (:name, :hash, true, :now)
                        ON CONFLICT DO NOTHING
                        """)
                    .bind("name", FIRST_USER)
                    .bind("hash", hash)
                    .bind("now", clock.instant())
                    .execute());
    return made == 0 ? Optional.empty() : Optional.of(new InitialLogin(FIRST_USER, password));
  }

  /** Gives the first account another password, to be changed at once, and ends its sessions. */
  void reset(String hash) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO account (name, password_hash, initial, made)
                  VALUES (:name, :hash, true, :now)
                  ON CONFLICT (name) DO UPDATE
                  SET password_hash = excluded.password_hash, initial = true
                  """)
              .bind("name", FIRST_USER)
              .bind("hash", hash)
              .bind("now", clock.instant())
              .execute();
          handle.execute(
              "DELETE FROM session WHERE account = (SELECT id FROM account WHERE name = ?)",
              FIRST_USER);
          // Whoever guessed before has braked the right owner, too.
          handle.execute("DELETE FROM login_brake");
        });
  }

  private boolean exists() {
    return database.withHandle(
        handle ->
            handle.createQuery("SELECT EXISTS (SELECT FROM account)").mapTo(boolean.class).one());
  }

  /**
   * Looks whether name and password belong together.
   *
   * <p>An unknown name takes as long, is counted and is answered like a wrong password.
   *
   * @param name as typed
   * @param password as typed
   * @param address where the attempt comes from
   */
  public Attempt attempt(String name, String password, String address) {
    String known = name.strip().toLowerCase(Locale.ROOT);
    List<Brake> brakes = Brake.all(known, address);
    forget();
    // Counted before it is looked at: a hundred guesses at once must not all slip through.
    Duration wait = database.inTransaction(handle -> press(handle, brakes));
    if (wait.isPositive()) {
      return new Attempt.Delayed(wait);
    }
    Optional<Stored> stored = stored(known);
    boolean right = passwords.matches(password, stored.map(Stored::hash).orElse(nobody));
    if (stored.isEmpty() || !right) {
      return new Attempt.Rejected();
    }
    database.useTransaction(handle -> release(handle, brakes));
    return new Attempt.Accepted(stored.get().account());
  }

  /**
   * Changes a password.
   *
   * @param account whose
   * @param old the one that is in force
   * @param fresh 10 to 200 characters, other than the old one
   * @param address where the attempt comes from; wrong old passwords are braked like log-ins
   */
  public Change change(Account account, String old, String fresh, String address) {
    if (fresh.length() < Passwords.SHORTEST || fresh.length() > Passwords.LONGEST) {
      return Change.LENGTH;
    }
    if (fresh.equals(old)) {
      return Change.SAME;
    }
    if (!(attempt(account.name(), old, address) instanceof Attempt.Accepted)) {
      return Change.WRONG_OLD;
    }
    String hash = passwords.hash(fresh);
    database.useHandle(
        handle ->
            handle.execute(
                "UPDATE account SET password_hash = ?, initial = false WHERE id = ?",
                hash,
                account.id()));
    return Change.DONE;
  }

  private Optional<Stored> stored(String name) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, name, initial, password_hash FROM account WHERE name = ?")
                .bind(0, name)
                .map(
                    (row, context) ->
                        new Stored(
                            new Account(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getBoolean("initial")),
                            row.getString("password_hash")))
                .findOne());
  }

  private void forget() {
    Instant old = clock.instant().minus(Throttle.MEMORY);
    database.useHandle(handle -> handle.execute("DELETE FROM login_brake WHERE last < ?", old));
  }

  private Duration press(Handle handle, List<Brake> brakes) {
    Instant now = clock.instant();
    Duration wait = Duration.ZERO;
    for (Brake brake : brakes) {
      Duration one = press(handle, brake, now);
      wait = one.compareTo(wait) > 0 ? one : wait;
    }
    if (wait.isZero()) {
      for (Brake brake : brakes) {
        handle.execute(
            "UPDATE login_brake SET failures = failures + 1, last = ? WHERE subject = ?",
            now,
            brake.subject());
      }
    }
    return wait;
  }

  /** Locks the brake, so that attempts at once are counted one after the other. */
  private static Duration press(Handle handle, Brake brake, Instant now) {
    handle.execute(
        "INSERT INTO login_brake (subject, failures, last) VALUES (?, 0, ?) ON CONFLICT DO NOTHING",
        brake.subject(),
        now);
    return handle
        .createQuery("SELECT failures, last FROM login_brake WHERE subject = ? FOR UPDATE")
        .bind(0, brake.subject())
        .map(
            (row, context) ->
                Throttle.wait(
                    row.getInt("failures"),
                    brake.free(),
                    row.getTimestamp("last").toInstant(),
                    now))
        .one();
  }

  /** A right password forgives this name and address, and takes back its own count elsewhere. */
  private void release(Handle handle, List<Brake> brakes) {
    handle.execute("DELETE FROM login_brake WHERE subject = ?", brakes.getFirst().subject());
    for (Brake brake : brakes.subList(1, brakes.size())) {
      handle.execute(
          "UPDATE login_brake SET failures = failures - 1 WHERE subject = ? AND failures > 0",
          brake.subject());
    }
  }

  private record Stored(Account account, String hash) {
    @Override
    public String toString() {
      return account.name();
    }
  }

  /** What a wrong password is counted against; hashed, because people type passwords as names. */
  private record Brake(byte[] subject, int free) {
    /**
     * The narrowest first, and all in one order, so that two attempts never wait for each other.
     */
    static List<Brake> all(String name, String address) {
      return List.of(
          new Brake(
              Tokens.sha256("both:" + address + " " + name), Throttle.FREE_FOR_NAME_AND_ADDRESS),
          new Brake(Tokens.sha256("address:" + address), Throttle.FREE_FOR_ADDRESS),
          new Brake(Tokens.sha256("name:" + name), Throttle.FREE_FOR_NAME));
    }
  }

  /** What became of a wish for another password. */
  public enum Change {
    DONE,
    /** Not 10 to 200 characters. */
    LENGTH,
    /** The new one is the old one. */
    SAME,
    /** The old one is wrong, or too many wrong ones came before. */
    WRONG_OLD
  }
}
