package vn.tram.hub.desk;

import vn.tram.hub.account.Account;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.Attempt;
import vn.tram.hub.account.Sessions;

/** Signing in and out and changing the own password, on record. */
public final class SignIn {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;

  public SignIn(Accounts accounts, Sessions sessions, Audit audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** Looks whether name and password belong together; see {@link Accounts#attempt}. */
  public Attempt attempt(String name, String password, String address) {
    Attempt attempt = accounts.attempt(name, password, address);
    if (attempt instanceof Attempt.Rejected) {
      audit.noteStranger(AuditEntry.Action.SIGN_IN_FAILED, "");
    }
    return attempt;
  }

  /**
   * Opens a session under a fresh token: whoever planted the old one in this browser does not hold
   * it.
   *
   * @param old what the browser held until now
   * @return what it is to hold from now on
   */
  public String open(Account account, String old) {
    sessions.end(old);
    audit.note(account, AuditEntry.Action.SIGNED_IN, "");
    return sessions.open(account);
  }

  /** Ends the session of this token. */
  public void close(Account account, String token) {
    sessions.end(token);
    audit.note(account, AuditEntry.Action.SIGNED_OUT, "");
  }

  /** Changes the own password; every other session of the account ends. */
  public Accounts.Change change(
      Account account, String token, String old, String fresh, String address) {
    Accounts.Change change = accounts.change(account, old, fresh, address);
    if (change == Accounts.Change.DONE) {
      sessions.endOthers(account, token);
      audit.note(account, AuditEntry.Action.PASSWORD_CHANGED, "");
    }
    return change;
  }
}
