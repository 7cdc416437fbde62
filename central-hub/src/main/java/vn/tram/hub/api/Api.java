package vn.tram.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.ContactSheet;
import vn.tram.hub.desk.Desk;
import vn.tram.hub.desk.Inquiry;
import vn.tram.hub.desk.Numbers;
import vn.tram.hub.desk.Repair;
import vn.tram.hub.desk.TraceFile;
import vn.tram.hub.desk.Wish;
import vn.tram.hub.query.Conflicts;
import vn.tram.hub.query.NodeList;
import vn.tram.hub.query.Overview;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Refusal;
import vn.tram.protocol.octets.Octets;

/** Everything that the pages do but signing in, for programs. */
public final class Api implements HttpService {
  private static final int MOST_HOURS = 24 * 28;
  private static final int MOST_ROWS = 500;

  private final Desk desk;
  private final Numbers numbers;
  private final Overview overview;
  private final NodeList nodes;
  private final Rejects rejects;
  private final Conflicts conflicts;
  private final Repair repair;
  private final Audit audit;
  private final InstantSource clock;

  public Api(
      Desk desk,
      Numbers numbers,
      Overview overview,
      NodeList nodes,
      Rejects rejects,
      Conflicts conflicts,
      Repair repair,
      Audit audit,
      InstantSource clock) {
    this.desk = desk;
    this.numbers = numbers;
    this.overview = overview;
    this.nodes = nodes;
    this.rejects = rejects;
    this.conflicts = conflicts;
    this.repair = repair;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/counters", this::counters)
        .get("/merged", this::merged)
        .get("/nodes", this::nodes)
        .post("/lookups", this::lookUp)
        .post("/traces", this::trace)
        .get("/inquiries/{id}", this::inquiry)
        .get("/inquiries/{id}/contacts.csv", this::sheet)
        .get("/batches/parked", this::parked)
        .post("/batches/parked/{id}/reprocess", this::reprocess)
        .get("/batches/parked/{id}/raw", this::raw)
        .get("/batches/refused", this::refused)
        .get("/conflicts", this::conflicts)
        .post("/conflicts/{id}/take-in", this::takeIn)
        .post("/conflicts/{id}/keep-out", this::keepOut)
        .get("/audit", this::audit);
  }

  private void counters(ServerRequest request, ServerResponse response) {
    Json.send(response, Status.OK_200, overview.counters());
  }

  private void merged(ServerRequest request, ServerResponse response) {
    long hours = number(request, "hours", 24, MOST_HOURS);
    Duration step = Duration.ofHours(1);
    Instant to = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(step);
    Json.send(
        response,
        Status.OK_200,
        Views.Chart.of(
            step.toSeconds(), overview.merged(to.minus(Duration.ofHours(hours)), to, step)));
  }

  private void nodes(ServerRequest request, ServerResponse response) {
    Json.send(response, Status.OK_200, nodes.nodes().stream().map(Views.Node::of).toList());
  }

  private void lookUp(ServerRequest request, ServerResponse response) {
    JsonNode body = Json.object(request);
    Account account = Caller.of(request).account();
    Wish.Right wish = right(Wish.ofPerson(numbers, asked(body), clock.instant()));
    Inquiry inquiry = desk.lookUp(account, wish.number(), wish.grounds()).orElseThrow(Api::nobody);
    created(request, response, inquiry);
  }

  private void trace(ServerRequest request, ServerResponse response) {
    JsonNode body = Json.object(request);
    Account account = Caller.of(request).account();
    String lookUp = Json.text(body, "lookUp");
    Optional<Inquiry> inquiry;
    if (lookUp.isBlank()) {
      Wish.Right wish = right(Wish.of(numbers, asked(body)));
      inquiry = desk.trace(account, wish.number(), wish.from(), wish.to(), wish.grounds());
    } else {
      Wish.Right wish = right(Wish.ofKnown(asked(body)));
      inquiry = desk.traceOf(account, id(lookUp), wish.from(), wish.to(), wish.grounds());
    }
    created(request, response, inquiry.orElseThrow(Api::nobody));
  }

  private void created(ServerRequest request, ServerResponse response, Inquiry inquiry) {
    response.header(HeaderNames.LOCATION, "/api/v1/inquiries/" + inquiry.id());
    show(request, response, Status.CREATED_201, inquiry);
  }

  private void inquiry(ServerRequest request, ServerResponse response) {
    show(request, response, Status.OK_200, open(request));
  }

  private void show(
      ServerRequest request, ServerResponse response, Status status, Inquiry inquiry) {
    Account account = Caller.of(request).account();
    Object view =
        switch (inquiry.kind()) {
          case LOOKUP ->
              Views.LookUp.of(desk.dossier(account, inquiry).orElseThrow(Api::noInquiry));
          case TRACE ->
              Views.Tracing.of(desk.traceFile(account, inquiry).orElseThrow(Api::noInquiry));
        };
    Json.send(response, status, view);
  }

  private void sheet(ServerRequest request, ServerResponse response) {
    Inquiry inquiry = open(request);
    if (inquiry.kind() != Inquiry.Kind.TRACE) {
      throw noInquiry();
    }
    Caller caller = Caller.of(request);
    TraceFile file = desk.export(caller.account(), inquiry).orElseThrow(Api::noInquiry);
    response
        .header(HeaderNames.CONTENT_TYPE, ContactSheet.TYPE)
        .send(new ContactSheet(caller.texts()).bytes(file));
  }

  private void parked(ServerRequest request, ServerResponse response) {
    Json.send(
        response,
        Status.OK_200,
        rejects.parked(limit(request)).stream().map(Views.Parked::of).toList());
  }

  private void reprocess(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("id");
    Account account = Caller.of(request).account();
    Json.send(
        response,
        Status.OK_200,
        parsed(text)
            .flatMap(id -> repair.reprocess(account, id))
            .map(Views.Merged::of)
            .orElseThrow(Api::notFound));
  }

  private void raw(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("id");
    Account account = Caller.of(request).account();
    Octets bytes =
        parsed(text).flatMap(id -> repair.parkedBytes(account, id)).orElseThrow(Api::notFound);
    response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream").send(bytes.toArray());
  }

  private void conflicts(ServerRequest request, ServerResponse response) {
    Json.send(
        response,
        Status.OK_200,
        conflicts.all(limit(request)).stream().map(Views.Conflict::of).toList());
  }

  private void takeIn(ServerRequest request, ServerResponse response) {
    decide(request, response, Repair.Decision.TAKE_IN);
  }

  private void keepOut(ServerRequest request, ServerResponse response) {
    decide(request, response, Repair.Decision.KEEP_OUT);
  }

  private void decide(ServerRequest request, ServerResponse response, Repair.Decision decision) {
    String why = Json.text(Json.object(request), "reason");
    if (!Repair.isReason(why)) {
      throw new Refusal(Refusal.NO_SENSE_422, "conflict.no-reason");
    }
    Account account = Caller.of(request).account();
    Json.send(
        response,
        Status.OK_200,
        parsed(request.path().pathParameters().get("id"))
            .filter(id -> id <= Integer.MAX_VALUE)
            .flatMap(id -> repair.decide(account, id.intValue(), decision, why))
            .map(Views.Conflict::of)
            .orElseThrow(Api::notFound));
  }

  private void refused(ServerRequest request, ServerResponse response) {
    Json.send(
        response,
        Status.OK_200,
        rejects.refused(limit(request)).stream().map(Views.Refused::of).toList());
  }

  private void audit(ServerRequest request, ServerResponse response) {
    long before = number(request, "before", Long.MAX_VALUE, Long.MAX_VALUE);
    Json.send(
        response,
        Status.OK_200,
        audit.entries(before, limit(request)).stream().map(Views.Done::of).toList());
  }

  private Inquiry open(ServerRequest request) {
    UUID id = id(request.path().pathParameters().get("id"));
    return desk.inquiry(Caller.of(request).account(), id).orElseThrow(Api::noInquiry);
  }

  private static Wish.Asked asked(JsonNode body) {
    return new Wish.Asked(
        Json.text(body, "kind"),
        Json.text(body, "number"),
        Json.text(body, "from"),
        Json.text(body, "to"),
        Json.text(body, "case"),
        Json.text(body, "reason"));
  }

  private static Wish.Right right(Wish wish) {
    return switch (wish) {
      case Wish.Right right -> right;
      case Wish.Wrong wrong ->
          throw new Refusal(Refusal.NO_SENSE_422, "wish." + wrong.problem().name());
    };
  }

  private static int limit(ServerRequest request) {
    return (int) number(request, "limit", 100, MOST_ROWS);
  }

  private static long number(ServerRequest request, String name, long otherwise, long most) {
    Optional<String> text = request.query().first(name).asOptional();
    if (text.isEmpty()) {
      return otherwise;
    }
    return text.flatMap(Api::parsed)
        .filter(number -> number >= 1 && number <= most)
        .orElseThrow(() -> new Refusal(Status.BAD_REQUEST_400, "refusal.bad-request"));
  }

  private static Optional<Long> parsed(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw noInquiry();
    }
  }

  private static Refusal nobody() {
    return new Refusal(Status.NOT_FOUND_404, "people.nobody");
  }

  private static Refusal noInquiry() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.no-inquiry");
  }

  private static Refusal notFound() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
  }
}
