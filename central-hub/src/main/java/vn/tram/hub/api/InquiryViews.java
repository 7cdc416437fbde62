package vn.tram.hub.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tram.hub.desk.Births;
import vn.tram.hub.desk.Dossier;
import vn.tram.hub.desk.Inquiry;
import vn.tram.hub.desk.Mask;
import vn.tram.hub.desk.TraceFile;
import vn.tram.hub.person.Person;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.visit.Visit;
import vn.tram.protocol.time.Moment;

/** What the API says of persons. Each record is a schema of the OpenAPI document, by its name. */
final class InquiryViews {
  private InquiryViews() {}

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

  record Number(String kind, String masked) {}

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

  record Span(Instant earliest, Instant latest) {
    static Span of(Moment moment) {
      return new Span(moment.earliest(), moment.latest());
    }
  }
}
