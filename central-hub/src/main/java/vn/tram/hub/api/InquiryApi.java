package vn.tram.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.ContactSheet;
import vn.tram.hub.desk.Desk;
import vn.tram.hub.desk.Inquiry;
import vn.tram.hub.desk.Numbers;
import vn.tram.hub.desk.TraceFile;
import vn.tram.hub.desk.Wish;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Refusal;

/** Looking persons up and tracing them, for programs. */
public final class InquiryApi implements HttpService {
  private final Desk desk;
  private final Numbers numbers;
  private final InstantSource clock;

  public InquiryApi(Desk desk, Numbers numbers, InstantSource clock) {
    this.desk = desk;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/lookups", this::lookUp)
        .post("/traces", this::trace)
        .get("/inquiries/{id}", this::inquiry)
        .get("/inquiries/{id}/contacts.csv", this::sheet);
  }

  private void lookUp(ServerRequest request, ServerResponse response) {
    JsonNode body = Json.object(request);
    Account account = Caller.of(request).account();
    Wish.Right wish = right(Wish.ofPerson(numbers, asked(body), clock.instant()));
    Inquiry inquiry =
        desk.lookUp(account, wish.number(), wish.grounds()).orElseThrow(InquiryApi::nobody);
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
    created(request, response, inquiry.orElseThrow(InquiryApi::nobody));
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
              InquiryViews.LookUp.of(
                  desk.dossier(account, inquiry).orElseThrow(InquiryApi::noInquiry));
          case TRACE ->
              InquiryViews.Tracing.of(
                  desk.traceFile(account, inquiry).orElseThrow(InquiryApi::noInquiry));
        };
    Json.send(response, status, view);
  }

  private void sheet(ServerRequest request, ServerResponse response) {
    Inquiry inquiry = open(request);
    if (inquiry.kind() != Inquiry.Kind.TRACE) {
      throw noInquiry();
    }
    Caller caller = Caller.of(request);
    TraceFile file = desk.export(caller.account(), inquiry).orElseThrow(InquiryApi::noInquiry);
    response
        .header(HeaderNames.CONTENT_TYPE, ContactSheet.TYPE)
        .send(new ContactSheet(caller.texts()).bytes(file));
  }

  private Inquiry open(ServerRequest request) {
    UUID id = id(request.path().pathParameters().get("id"));
    return desk.inquiry(Caller.of(request).account(), id).orElseThrow(InquiryApi::noInquiry);
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
}
