package vn.tram.hub.desk;

import java.util.Optional;
import vn.tram.hub.account.Account;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.query.ConflictView;
import vn.tram.hub.query.Conflicts;
import vn.tram.hub.query.Rejects;
import vn.tram.protocol.octets.Octets;

/** An operator's work on what was put aside or kept apart; on record like an officer's. */
public final class Repair {
  private final Merge merge;
  private final Rejects rejects;
  private final Conflicts conflicts;
  private final Audit audit;
  private final Pulse pulse;

  public Repair(Merge merge, Rejects rejects, Conflicts conflicts, Audit audit, Pulse pulse) {
    this.merge = merge;
    this.rejects = rejects;
    this.conflicts = conflicts;
    this.audit = audit;
    this.pulse = pulse;
  }

  /** Tries a parked batch again; empty where there is no such batch. */
  public Optional<Outcome> reprocess(Account account, long parked) {
    if (rejects.raw(parked).isEmpty()) {
      return Optional.empty();
    }
    Outcome outcome = merge.reprocess(parked);
    audit.note(account, AuditEntry.Action.REPROCESSED, parked + " " + outcome.kind());
    pulse.changed();
    return Optional.of(outcome);
  }

  /** What may be decided of a journal that is kept apart. */
  public enum Decision {
    TAKE_IN,
    KEEP_OUT
  }

  /**
   * What came of a decision.
   *
   * @param made whether it counts; not where somebody else has decided meanwhile
   * @param now how the journal stands
   */
  public record Ruled(boolean made, ConflictView now) {}

  /** Whether these words would do as the reason of a decision. */
  public static boolean isReason(String why) {
    return why.strip().length() >= Grounds.REASON_SHORTEST
        && why.length() <= Grounds.REASON_LONGEST;
  }

  /**
   * Decides about a journal that is kept apart.
   *
   * @param seen how many decisions about it the operator knows of
   * @param why 5 to 300 characters, in the operator's words
   * @return how it stands then; empty where there is no such journal
   */
  public Optional<Ruled> decide(
      Account account, int conflict, int seen, Decision decision, String why) {
    if (!isReason(why)) {
      throw new IllegalArgumentException("a reason has 5 to 300 characters");
    }
    Optional<ConflictView> known = conflicts.conflict(conflict);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean made =
        switch (decision) {
          case TAKE_IN -> merge.decisions().takeIn(conflict, seen, account.name(), why);
          case KEEP_OUT -> merge.decisions().keepOut(conflict, seen, account.name(), why);
        };
    if (made) {
      String detail = known.get().node() + " " + Long.toHexString(known.get().epoch());
      audit.note(account, action(decision), detail, why);
      pulse.changed();
    }
    return conflicts.conflict(conflict).map(now -> new Ruled(made, now));
  }

  private static AuditEntry.Action action(Decision decision) {
    return switch (decision) {
      case TAKE_IN -> AuditEntry.Action.TAKEN_IN;
      case KEEP_OUT -> AuditEntry.Action.KEPT_OUT;
    };
  }

  /** The bytes of a parked batch, for somebody who looks at them. */
  public Optional<Octets> parkedBytes(Account account, long parked) {
    Optional<Octets> raw = rejects.raw(parked);
    raw.ifPresent(any -> audit.note(account, AuditEntry.Action.RAW_SEEN, "parked " + parked));
    return raw;
  }

  /** The bytes of a batch that is kept apart, for somebody who looks at them. */
  public Optional<Octets> apartBytes(Account account, int conflict, long batch) {
    Optional<Octets> raw = conflicts.raw(conflict, batch);
    raw.ifPresent(
        any -> audit.note(account, AuditEntry.Action.RAW_SEEN, "apart " + conflict + "/" + batch));
    return raw;
  }
}
