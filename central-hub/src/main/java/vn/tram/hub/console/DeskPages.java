package vn.tram.hub.console;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.ContactSheet;
import vn.tram.hub.desk.Desk;
import vn.tram.hub.desk.Dossier;
import vn.tram.hub.desk.Inquiry;
import vn.tram.hub.desk.Numbers;
import vn.tram.hub.desk.TraceFile;
import vn.tram.hub.desk.Wish;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Form;
import vn.tram.hub.web.Refusal;

/** Looking people up and tracing. Numbers travel in the bodies of requests only. */
final class DeskPages implements HttpService {
  private final Desk desk;
  private final Numbers numbers;
  private final Assets assets;
  private final InstantSource clock;

  DeskPages(Desk desk, Numbers numbers, Assets assets, InstantSource clock) {
    this.desk = desk;
    this.numbers = numbers;
    this.assets = assets;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/people", this::people)
        .post("/people", this::lookUp)
        .get("/trace", this::trace)
        .post("/trace", this::startTrace)
        .get("/inquiries/{id}", this::inquiry)
        .post("/inquiries/{id}/people", this::contact)
        .get("/inquiries/{id}/contacts.csv", this::sheet);
  }

  private void people(ServerRequest request, ServerResponse response) {
    show(request, response, Section.PEOPLE, Status.OK_200, DeskForm.empty(clock.instant()), "");
  }

  private void trace(ServerRequest request, ServerResponse response) {
    show(request, response, Section.TRACE, Status.OK_200, DeskForm.empty(clock.instant()), "");
  }

  private void lookUp(ServerRequest request, ServerResponse response) {
    Account account = Caller.of(request).account();
    DeskForm form = DeskForm.of(Form.of(request), clock.instant());
    switch (Wish.ofPerson(numbers, form.asked(), clock.instant())) {
      case Wish.Wrong wrong -> refuse(request, response, Section.PEOPLE, form, wrong);
      case Wish.Right right -> {
        Optional<Inquiry> inquiry = desk.lookUp(account, right.number(), right.grounds());
        found(request, response, Section.PEOPLE, form, inquiry);
      }
    }
  }

  private void startTrace(ServerRequest request, ServerResponse response) {
    Account account = Caller.of(request).account();
    DeskForm form = DeskForm.of(Form.of(request), clock.instant());
    Optional<UUID> lookUp = id(Form.of(request).field("inquiry"));
    Wish wish = lookUp.isPresent() ? Wish.ofKnown(form.asked()) : Wish.of(numbers, form.asked());
    switch (wish) {
      case Wish.Wrong wrong -> refuse(request, response, Section.TRACE, form, wrong);
      case Wish.Right right -> {
        Optional<Inquiry> inquiry =
            lookUp.isPresent()
                ? desk.traceOf(account, lookUp.get(), right.from(), right.to(), right.grounds())
                : desk.trace(account, right.number(), right.from(), right.to(), right.grounds());
        found(request, response, Section.TRACE, form, inquiry);
      }
    }
  }

  private void refuse(
      ServerRequest request,
      ServerResponse response,
      Section section,
      DeskForm form,
      Wish.Wrong wrong) {
    String sentence = Caller.of(request).texts().of("wish", wrong.problem());
    show(request, response, section, Refusal.NO_SENSE_422, form, sentence);
  }

  private void found(
      ServerRequest request,
      ServerResponse response,
      Section section,
      DeskForm form,
      Optional<Inquiry> inquiry) {
    if (inquiry.isPresent()) {
      Html.goTo(response, "/inquiries/" + inquiry.get().id());
    } else {
      String sentence = Caller.of(request).texts().get("people.nobody");
      show(request, response, section, Status.NOT_FOUND_404, form, sentence);
    }
  }

  private void show(
      ServerRequest request,
      ServerResponse response,
      Section section,
      Status status,
      DeskForm form,
      String error) {
    Caller caller = Caller.of(request);
    Shell shell = Shell.of(caller, section, assets);
    if (section == Section.PEOPLE) {
      Html.send(
          response, status, output -> JtepeopleGenerated.render(output, null, shell, form, error));
    } else {
      List<Inquiry> traces = desk.traces(caller.account());
      Html.send(
          response,
          status,
          output -> JtetraceGenerated.render(output, null, shell, form, error, traces));
    }
  }

  private void inquiry(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    Inquiry inquiry = open(request);
    String path = "/inquiries/" + inquiry.id();
    if (inquiry.kind() == Inquiry.Kind.LOOKUP) {
      Dossier dossier = desk.dossier(caller.account(), inquiry).orElseThrow(DeskPages::gone);
      Shell shell = Shell.of(caller, Section.PEOPLE, assets).at(path);
      DeskForm form = DeskForm.empty(clock.instant());
      Html.send(response, output -> JtepersonGenerated.render(output, null, shell, dossier, form));
    } else {
      TraceFile file = desk.traceFile(caller.account(), inquiry).orElseThrow(DeskPages::gone);
      Shell shell = Shell.of(caller, Section.TRACE, assets).at(path);
      TimeLine line = TimeLine.of(file.trace());
      ContactTable contacts = ContactTable.of(file.contacts());
      Html.send(
          response,
          output -> JtetracefileGenerated.render(output, null, shell, file, line, contacts));
    }
  }

  private void contact(ServerRequest request, ServerResponse response) {
    UUID trace = id(request.path().pathParameters().get("id")).orElseThrow(DeskPages::gone);
    UUID contact = id(Form.of(request).field("person")).orElseThrow(DeskPages::gone);
    Inquiry inquiry =
        desk.lookUpContact(Caller.of(request).account(), trace, contact)
            .orElseThrow(DeskPages::gone);
    Html.goTo(response, "/inquiries/" + inquiry.id());
  }

  private void sheet(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    Inquiry inquiry = open(request);
    if (inquiry.kind() != Inquiry.Kind.TRACE) {
      throw gone();
    }
    TraceFile file = desk.export(caller.account(), inquiry).orElseThrow(DeskPages::gone);
    ContactSheet sheet = new ContactSheet(caller.texts());
    response
        .header(HeaderNames.CONTENT_TYPE, ContactSheet.TYPE)
        .header(
            HeaderNames.CONTENT_DISPOSITION,
            "attachment; filename=\"" + sheet.fileName(file) + "\"")
        .send(sheet.bytes(file));
  }

  private Inquiry open(ServerRequest request) {
    return id(request.path().pathParameters().get("id"))
        .flatMap(id -> desk.inquiry(Caller.of(request).account(), id))
        .orElseThrow(DeskPages::gone);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Refusal gone() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.no-inquiry");
  }
}
