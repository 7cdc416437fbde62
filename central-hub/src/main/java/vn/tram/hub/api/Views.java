package vn.tram.hub.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.desk.Births;
import vn.tram.hub.desk.Dossier;
import vn.tram.hub.desk.Inquiry;
import vn.tram.hub.desk.Mask;
import vn.tram.hub.desk.TraceFile;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.merge.Run;
import vn.tram.hub.merge.Standing;
import vn.tram.hub.person.Person;
import vn.tram.hub.query.Bar;
import vn.tram.hub.query.ConflictView;
import vn.tram.hub.query.NodeView;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.query.RefusedView;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.visit.Visit;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeState;

/** What the API says, as JSON: each record is a schema of the OpenAPI document, by its name. */
final class Views {
  private Views() {}

  record Session(
      boolean signedIn, Optional<String> account, boolean initialPassword, String csrfToken) {}

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
      OptionalInt temperatureDeciCelsius) {
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
          state.temperature());
    }
  }

  record Journal(
      String epoch,
      Cause cause,
      Standing standing,
      boolean current,
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
          view.current(),
          view.gaps(),
          view.durable(),
          view.checkIns(),
          view.firstHeard(),
          view.lastHeard());
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
          view.decision().map(ConflictView.Decision::at),
          view.decision().map(ConflictView.Decision::by),
          view.decision().map(ConflictView.Decision::why));
    }
  }

  record Span(Instant earliest, Instant latest) {
    static Span of(Moment moment) {
      return new Span(moment.earliest(), moment.latest());
    }
  }

  record Stay(
      String site,
      String siteTitle,
      Span arrived,
      Span left,
      Visit.Arrival arrival,
      Visit.Departure departure) {
    static Stay of(Visit visit) {
      return new Stay(
          visit.site().name(),
          visit.site().title(),
          Span.of(visit.arrived()),
          Span.of(visit.left()),
          visit.arrival(),
          visit.departure());
    }
  }

  record Number(String kind, String masked) {}

  record Human(
      UUID id, String name, String sex, String birth, String address, List<Number> numbers) {
    static Human of(Person person) {
      return new Human(
          person.id(),
          person.holder().name(),
          person.holder().sex().name(),
          Births.shown(person.holder().birth()),
          person.holder().address(),
          person.numbers().stream()
              .map(key -> new Number(key.kind().name(), Mask.number(key)))
              .toList());
    }
  }

  record Ground(
      UUID id,
      Inquiry.Kind kind,
      Instant from,
      Instant to,
      String caseName,
      String reason,
      Instant made) {
    static Ground of(Inquiry inquiry) {
      return new Ground(
          inquiry.id(),
          inquiry.kind(),
          inquiry.from(),
          inquiry.to(),
          inquiry.grounds().caseName(),
          inquiry.grounds().reason(),
          inquiry.made());
    }
  }

  record LookUp(Ground inquiry, Human person, List<Stay> visits) {
    static LookUp of(Dossier dossier) {
      return new LookUp(
          Ground.of(dossier.inquiry()),
          Human.of(dossier.person()),
          dossier.visits().stream().map(Stay::of).toList());
    }
  }

  record Tracing(Ground inquiry, Human person, List<Stay> timeLine, List<Contact> contacts) {
    static Tracing of(TraceFile file) {
      return new Tracing(
          Ground.of(file.inquiry()),
          Human.of(file.person()),
          file.trace().timeLine().stream().map(Stay::of).toList(),
          file.contacts().stream().map(Contact::of).toList());
    }
  }

  record Contact(
      Human person, long certainSeconds, long possibleSeconds, List<Meeting> encounters) {
    static Contact of(TraceFile.NamedContact contact) {
      return new Contact(
          Human.of(contact.person()),
          contact.contact().certain().toSeconds(),
          contact.contact().possible().toSeconds(),
          contact.contact().encounters().stream().map(Meeting::of).toList());
    }
  }

  record Meeting(
      String site,
      String siteTitle,
      long certainSeconds,
      long possibleSeconds,
      Instant first,
      Instant last,
      List<Stay> visits) {
    static Meeting of(Trace.Encounter encounter) {
      return new Meeting(
          encounter.site().name(),
          encounter.site().title(),
          encounter.certain().toSeconds(),
          encounter.possible().toSeconds(),
          encounter.first(),
          encounter.last(),
          encounter.visits().stream().map(Stay::of).toList());
    }
  }

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
