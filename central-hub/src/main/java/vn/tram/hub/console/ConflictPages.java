package vn.tram.hub.console;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.Repair;
import vn.tram.hub.query.ApartView;
import vn.tram.hub.query.ConflictView;
import vn.tram.hub.query.Conflicts;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Form;
import vn.tram.hub.web.Refusal;
import vn.tram.protocol.octets.Octets;

/** One journal that is kept apart, what may be decided of it, and the bytes of batches. */
final class ConflictPages implements HttpService {
  private static final int ROWS = 50;
  private static final String DECIDED = "decided";

  private final Rejects rejects;
  private final Conflicts conflicts;
  private final Repair repair;
  private final Assets assets;

  ConflictPages(Rejects rejects, Conflicts conflicts, Repair repair, Assets assets) {
    this.rejects = rejects;
    this.conflicts = conflicts;
    this.repair = repair;
    this.assets = assets;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/conflicts/{id}", this::conflict)
        .post("/conflicts/{id}/take-in", this::takeIn)
        .post("/conflicts/{id}/keep-out", this::keepOut)
        .get("/conflicts/{id}/batches/{batch}", this::apart)
        .get("/conflicts/{id}/batches/{batch}/raw", this::apartRaw)
        .get("/batches/{id}", this::parked)
        .get("/batches/{id}/raw", this::parkedRaw);
  }

  private void conflict(ServerRequest request, ServerResponse response) {
    ConflictView view = one(request);
    boolean told = request.query().contains(DECIDED);
    String news = told ? Caller.of(request).texts().of("conflict.decided", view.standing()) : "";
    show(request, response, Status.OK_200, view, news, true);
  }

  private void takeIn(ServerRequest request, ServerResponse response) {
    decide(request, response, Repair.Decision.TAKE_IN);
  }

  private void keepOut(ServerRequest request, ServerResponse response) {
    decide(request, response, Repair.Decision.KEEP_OUT);
  }

  private void decide(ServerRequest request, ServerResponse response, Repair.Decision decision) {
    Texts texts = Caller.of(request).texts();
    String why = Form.of(request).field("reason");
    if (!Repair.isReason(why)) {
      String sentence = texts.get("conflict.no-reason");
      show(request, response, Refusal.NO_SENSE_422, one(request), sentence, false);
      return;
    }
    Account account = Caller.of(request).account();
    Repair.Ruled ruled =
        repair
            .decide(account, (int) number(request, "id"), seen(request), decision, why)
            .orElseThrow(ConflictPages::notFound);
    if (ruled.made()) {
      // Whoever loads that page again decides nothing.
      Html.goTo(response, "/conflicts/" + ruled.now().id() + "?" + DECIDED);
    } else {
      String sentence = texts.get("conflict.overtaken");
      show(request, response, Status.CONFLICT_409, ruled.now(), sentence, false);
    }
  }

  /** A form without it has seen nothing. */
  private static int seen(ServerRequest request) {
    try {
      return Integer.parseInt(Form.of(request).field("seen"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void show(
      ServerRequest request,
      ServerResponse response,
      Status status,
      ConflictView view,
      String news,
      boolean good) {
    List<ApartView> batches = conflicts.batches(view.id(), ROWS);
    Shell shell =
        Shell.of(Caller.of(request), Section.BATCHES, assets).at("/conflicts/" + view.id());
    Html.send(
        response,
        status,
        output -> JteconflictGenerated.render(output, null, shell, view, batches, news, good));
  }

  private void apart(ServerRequest request, ServerResponse response) {
    ConflictView view = one(request);
    String path = "/conflicts/" + view.id() + "/batches/" + number(request, "batch");
    Texts texts = Caller.of(request).texts();
    String lead = texts.get("raw.lead", view.title(), NodeRow.epoch(view.epoch()));
    show(request, response, path, lead, "", apartBytes(request));
  }

  private void apartRaw(ServerRequest request, ServerResponse response) {
    download(response, "apart-" + number(request, "batch"), apartBytes(request));
  }

  private void parked(ServerRequest request, ServerResponse response) {
    long id = number(request, "id");
    ParkedView view = rejects.parked(id).orElseThrow(ConflictPages::notFound);
    Texts texts = Caller.of(request).texts();
    String lead = texts.get("raw.lead", view.node().value(), NodeRow.epoch(view.epoch()));
    show(request, response, "/batches/" + id, lead, view.detail(), parkedBytes(request));
  }

  private void parkedRaw(ServerRequest request, ServerResponse response) {
    download(response, "parked-" + number(request, "id"), parkedBytes(request));
  }

  private void show(
      ServerRequest request,
      ServerResponse response,
      String path,
      String lead,
      String remark,
      Octets raw) {
    Shell shell = Shell.of(Caller.of(request), Section.BATCHES, assets).at(path);
    String dump = HexDump.of(raw.toArray());
    Html.send(
        response,
        output ->
            JterawGenerated.render(output, null, shell, lead, remark, path, dump, raw.size()));
  }

  private static void download(ServerResponse response, String name, Octets raw) {
    response
        .header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
        .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".batch\"")
        .send(raw.toArray());
  }

  private Octets apartBytes(ServerRequest request) {
    Account account = Caller.of(request).account();
    return repair
        .apartBytes(account, (int) number(request, "id"), number(request, "batch"))
        .orElseThrow(ConflictPages::notFound);
  }

  private Octets parkedBytes(ServerRequest request) {
    Account account = Caller.of(request).account();
    return repair.parkedBytes(account, number(request, "id")).orElseThrow(ConflictPages::notFound);
  }

  private ConflictView one(ServerRequest request) {
    return conflicts.conflict((int) number(request, "id")).orElseThrow(ConflictPages::notFound);
  }

  private static long number(ServerRequest request, String name) {
    try {
      return Long.parseLong(request.path().pathParameters().get(name));
    } catch (NumberFormatException e) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
  }
}
