package vn.tram.hub.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody did.
 *
 * @param id its number, rising
 * @param at when
 * @param account who; what was typed as a name never stands here
 * @param action what
 * @param inquiry for which inquiry
 * @param person about whom, by id only
 * @param caseName the stated case, blank where none is needed
 * @param reason the stated reason, blank where none is needed
 * @param detail further facts without personal data, may be blank
 */
public record AuditEntry(
    long id,
    Instant at,
    String account,
    Action action,
    Optional<UUID> inquiry,
    Optional<UUID> person,
    String caseName,
    String reason,
    String detail) {

  /** What can be done. The names stand in the database. */
  public enum Action {
    SIGNED_IN,
    SIGNED_OUT,
    /** Somebody failed to sign in; nobody's name is noted. */
    SIGN_IN_FAILED,
    PASSWORD_CHANGED,
    /** Somebody with access to the hub's folder gave the first account another password. */
    PASSWORD_RESET,
    /** A number was looked up; without a person nobody has it. */
    LOOKED_UP,
    TRACED,
    /** An inquiry was opened again. */
    OPENED_AGAIN,
    EXPORTED,
    REPROCESSED,
    /** The bytes of a batch that is put aside or kept apart were looked at. */
    RAW_SEEN,
    /** A journal that was kept apart is merged. */
    TAKEN_IN,
    /** A journal that was kept apart stays so. */
    KEPT_OUT,
    /** Batches came by hand. */
    CARRIED_IN,
    /** A node was put out; the detail says which and why. */
    NODE_REVOKED,
    /** A node was let in again. */
    NODE_READMITTED
  }
}
