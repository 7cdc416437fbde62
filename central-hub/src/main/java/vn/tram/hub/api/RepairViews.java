package vn.tram.hub.api;

import java.time.Instant;
import java.util.Optional;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.merge.Standing;
import vn.tram.hub.query.ConflictView;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.query.RefusedView;

/**
 * What the API says of what waits for a decision. Each record is a schema of the OpenAPI document,
 * by its name.
 */
final class RepairViews {
  private RepairViews() {}

  record Parked(
      long id,
      String node,
      String epoch,
      long firstSeq,
      int entries,
      String reason,
      String detail,
      int bytes,
      Instant parkedAt,
      Optional<Instant> resolvedAt) {
    static Parked of(ParkedView view) {
      return new Parked(
          view.id(),
          view.node().value(),
          Long.toString(view.epoch()),
          view.firstSeq(),
          view.entries(),
          view.reason().name(),
          view.detail(),
          view.bytes(),
          view.parkedAt(),
          view.resolvedAt());
    }
  }

  record Refused(
      String topic,
      String reason,
      String detail,
      int bytes,
      long times,
      Instant firstAt,
      Instant lastAt) {
    static Refused of(RefusedView view) {
      return new Refused(
          view.topic(),
          view.reason().name(),
          view.detail(),
          view.bytes(),
          view.times(),
          view.firstAt(),
          view.lastAt());
    }
  }

  record Merged(Outcome.Kind kind, long durable, int entries, int checkIns) {
    static Merged of(Outcome outcome) {
      return new Merged(outcome.kind(), outcome.durable(), outcome.entries(), outcome.checkIns());
    }
  }

  record Conflict(
      int id,
      String node,
      String title,
      String epoch,
      Cause cause,
      Standing standing,
      long sharedUpTo,
      long lastSeq,
      int batches,
      long bytes,
      long checkIns,
      Instant since,
      Instant last,
      int decisions,
      Optional<Instant> decidedAt,
      Optional<String> decidedBy,
      Optional<String> decidedWhy) {
    static Conflict of(ConflictView view) {
      return new Conflict(
          view.id(),
          view.node().value(),
          view.title(),
          Long.toString(view.epoch()),
          view.cause(),
          view.standing(),
          view.root(),
          view.lastSeq(),
          view.batches(),
          view.bytes(),
          view.checkIns(),
          view.since(),
          view.last(),
          view.decisions(),
          view.decision().map(ConflictView.Decision::at),
          view.decision().map(ConflictView.Decision::by),
          view.decision().map(ConflictView.Decision::why));
    }
  }
}
