package vn.tram.hub.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Run;
import vn.tram.hub.merge.Standing;
import vn.tram.hub.query.Bar;
import vn.tram.hub.query.NodeView;
import vn.tram.hub.query.NodeView.JournalView.Age;
import vn.tram.protocol.wire.NodeState;

/**
 * What the API says of the province and of who did what. Each record is a schema of the OpenAPI
 * document, by its name.
 */
final class OverviewViews {
  private OverviewViews() {}

  record Chart(long stepSeconds, List<Point> points) {
    static Chart of(long stepSeconds, List<Bar> bars) {
      return new Chart(
          stepSeconds, bars.stream().map(bar -> new Point(bar.start(), bar.count())).toList());
    }
  }

  record Point(Instant start, long count) {}

  record Node(
      String name,
      String title,
      String site,
      String siteTitle,
      String siteKind,
      Optional<State> state,
      Optional<Instant> lastHeard,
      List<Journal> journals) {
    static Node of(NodeView view) {
      return new Node(
          view.node().value(),
          view.title(),
          view.site().name(),
          view.site().title(),
          view.site().kind(),
          view.state().map(state -> State.of(state, view.stateAt())),
          view.lastHeard(),
          view.journals().stream().map(Journal::of).toList());
    }
  }

  record State(
      boolean online,
      Optional<Instant> at,
      String software,
      String epoch,
      long lastSeq,
      long acknowledged,
      long backlog,
      long journalBytes,
      long clockErrorMillis,
      OptionalInt temperatureDeciCelsius,
      List<Part> parts) {
    static State of(NodeState state, Optional<Instant> at) {
      return new State(
          state.online(),
          at,
          state.software(),
          Long.toString(state.epoch()),
          state.lastSeq(),
          state.acknowledged(),
          state.backlog(),
          state.journalBytes(),
          state.clockErrorMillis(),
          state.temperature(),
          state.parts().stream()
              .map(part -> new Part(part.name(), part.kind(), part.fault()))
              .toList());
    }
  }

  record Part(String name, int kind, int fault) {}

  record Journal(
      String epoch,
      Cause cause,
      Standing standing,
      Optional<Boolean> current,
      List<Run> missing,
      long durable,
      long checkIns,
      Instant firstHeard,
      Instant lastHeard) {
    static Journal of(NodeView.JournalView view) {
      return new Journal(
          Long.toString(view.epoch()),
          view.cause(),
          view.standing(),
          view.age() == Age.NOT_KNOWN ? Optional.empty() : Optional.of(view.age() == Age.CURRENT),
          view.gaps(),
          view.durable(),
          view.checkIns(),
          view.firstHeard(),
          view.lastHeard());
    }
  }

  record Done(
      long id,
      Instant at,
      String account,
      AuditEntry.Action action,
      Optional<UUID> inquiry,
      Optional<UUID> person,
      String caseName,
      String reason,
      String detail) {
    static Done of(AuditEntry entry) {
      return new Done(
          entry.id(),
          entry.at(),
          entry.account(),
          entry.action(),
          entry.inquiry(),
          entry.person(),
          entry.caseName(),
          entry.reason(),
          entry.detail());
    }
  }
}
