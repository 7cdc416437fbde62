package vn.tram.hub.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import vn.tram.hub.account.Account;
import vn.tram.hub.person.People;
import vn.tram.hub.person.Person;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.trace.Tracing;
import vn.tram.hub.visit.Visits;
import vn.tram.protocol.card.CardKey;

/**
 * The only way from a page or a program to a person. Whatever it opens has been written to the
 * audit log before.
 */
public final class Desk {
  /** How long visits are kept, and so how far back a look-up shows them. */
  public static final Duration RETENTION = Duration.ofDays(28);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Texts.ZONE);

  private final People people;
  private final Visits visits;
  private final Tracing tracing;
  private final Inquiries inquiries;
  private final Audit audit;
  private final InstantSource clock;

  public Desk(
      Jdbi database,
      People people,
      Visits visits,
      Tracing tracing,
      Audit audit,
      InstantSource clock) {
    this.people = people;
    this.visits = visits;
    this.tracing = tracing;
    this.audit = audit;
    this.clock = clock;
    this.inquiries = new Inquiries(database, clock);
  }

  /** Looks for whose number it is; an inquiry to open, or empty where nobody has it. */
  public Optional<Inquiry> lookUp(Account account, CardKey number, Grounds grounds) {
    Optional<Person> person = people.find(number);
    if (person.isEmpty()) {
      audit.noteMiss(account, grounds);
      return Optional.empty();
    }
    return Optional.of(lookUp(account, person.get().id(), grounds));
  }

  /** Looks at a contact of an open trace, for the trace's case and reason. */
  public Optional<Inquiry> lookUpContact(Account account, UUID trace, UUID contact) {
    return inquiries
        .open(account, trace)
        .filter(inquiry -> inquiry.kind() == Inquiry.Kind.TRACE)
        .filter(inquiry -> isContact(inquiry, contact))
        .map(inquiry -> lookUp(account, contact, inquiry.grounds()));
  }

  private boolean isContact(Inquiry inquiry, UUID person) {
    return tracing.trace(inquiry.person(), inquiry.from(), inquiry.to()).contacts().stream()
        .anyMatch(contact -> contact.person().equals(person));
  }

  private Inquiry lookUp(Account account, UUID person, Grounds grounds) {
    Instant now = clock.instant();
    Inquiry inquiry =
        inquiries.make(account, Inquiry.Kind.LOOKUP, person, now.minus(RETENTION), now, grounds);
    audit.note(account, AuditEntry.Action.LOOKED_UP, inquiry, "");
    return inquiry;
  }

  /** Traces the owner of a number; an inquiry to open, or empty where nobody has it. */
  public Optional<Inquiry> trace(
      Account account, CardKey number, Instant from, Instant to, Grounds grounds) {
    Optional<Person> person = people.find(number);
    if (person.isEmpty()) {
      audit.noteMiss(account, grounds);
      return Optional.empty();
    }
    return Optional.of(trace(account, person.get().id(), from, to, grounds));
  }

  /** Traces the person of an open look-up; an inquiry to open, or empty where it is not open. */
  public Optional<Inquiry> traceOf(
      Account account, UUID lookUp, Instant from, Instant to, Grounds grounds) {
    return inquiries
        .open(account, lookUp)
        .map(inquiry -> trace(account, inquiry.person(), from, to, grounds));
  }

  private Inquiry trace(Account account, UUID person, Instant from, Instant to, Grounds grounds) {
    Inquiry inquiry = inquiries.make(account, Inquiry.Kind.TRACE, person, from, to, grounds);
    audit.note(account, AuditEntry.Action.TRACED, inquiry, window(inquiry));
    return inquiry;
  }

  /** The officer's own inquiry, while it is open. Opens nothing yet. */
  public Optional<Inquiry> inquiry(Account account, UUID id) {
    return inquiries.open(account, id);
  }

  /** The officer's own traces that are open, the latest first. */
  public List<Inquiry> traces(Account account) {
    return inquiries.open(account, Inquiry.Kind.TRACE, 20);
  }

  /** Opens a look-up; empty where the person is no longer known. */
  public Optional<Dossier> dossier(Account account, Inquiry inquiry) {
    noteShowing(account, inquiry);
    return people
        .person(inquiry.person())
        .map(
            person ->
                new Dossier(inquiry, person, visits.of(person.id(), inquiry.from(), inquiry.to())));
  }

  /** Opens a trace; empty where the case is no longer known. */
  public Optional<TraceFile> traceFile(Account account, Inquiry inquiry) {
    noteShowing(account, inquiry);
    return file(inquiry);
  }

  /** Opens a trace to be saved as a file; empty where the case is no longer known. */
  public Optional<TraceFile> export(Account account, Inquiry inquiry) {
    audit.note(account, AuditEntry.Action.EXPORTED, inquiry, window(inquiry));
    return file(inquiry);
  }

  private Optional<TraceFile> file(Inquiry inquiry) {
    Optional<Person> person = people.person(inquiry.person());
    if (person.isEmpty()) {
      return Optional.empty();
    }
    Trace trace = tracing.trace(person.get().id(), inquiry.from(), inquiry.to());
    Map<UUID, Person> named =
        people.persons(trace.contacts().stream().map(Trace.Contact::person).toList());
    List<TraceFile.NamedContact> contacts =
        trace.contacts().stream()
            .filter(contact -> named.containsKey(contact.person()))
            .map(contact -> new TraceFile.NamedContact(named.get(contact.person()), contact))
            .toList();
    return Optional.of(new TraceFile(inquiry, person.get(), trace, contacts));
  }

  private void noteShowing(Account account, Inquiry inquiry) {
    if (!inquiries.show(inquiry)) {
      audit.note(account, AuditEntry.Action.OPENED_AGAIN, inquiry, "");
    }
  }

  private static String window(Inquiry inquiry) {
    return TIME.format(inquiry.from()) + " – " + TIME.format(inquiry.to());
  }
}
