package vn.tram.hub.desk;

import java.util.Optional;
import vn.tram.hub.account.Account;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.query.Rejects;

/** An operator's work on batches that were put aside; on record like an officer's. */
public final class Repair {
  private final Merge merge;
  private final Rejects rejects;
  private final Audit audit;
  private final Pulse pulse;

  public Repair(Merge merge, Rejects rejects, Audit audit, Pulse pulse) {
    this.merge = merge;
    this.rejects = rejects;
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
}
