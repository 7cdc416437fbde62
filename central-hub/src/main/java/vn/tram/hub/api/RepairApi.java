package vn.tram.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.Repair;
import vn.tram.hub.query.Conflicts;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Refusal;
import vn.tram.protocol.octets.Octets;

/**
 * What waits for a decision, for programs: batches that were put aside, and journals that
 * contradict.
 */
public final class RepairApi implements HttpService {
  private final Rejects rejects;
  private final Conflicts conflicts;
  private final Repair repair;

  public RepairApi(Rejects rejects, Conflicts conflicts, Repair repair) {
    this.rejects = rejects;
    this.conflicts = conflicts;
    this.repair = repair;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/batches/parked", this::parked)
        .post("/batches/parked/{id}/reprocess", this::reprocess)
        .get("/batches/parked/{id}/raw", this::raw)
        .get("/batches/refused", this::refused)
        .get("/conflicts", this::conflicts)
        .post("/conflicts/{id}/take-in", this::takeIn)
        .post("/conflicts/{id}/keep-out", this::keepOut);
  }

  private void parked(ServerRequest request, ServerResponse response) {
    Json.send(
        response,
        Status.OK_200,
        rejects.parked(Parameters.limit(request)).stream().map(RepairViews.Parked::of).toList());
  }

  private void reprocess(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("id");
    Account account = Caller.of(request).account();
    Json.send(
        response,
        Status.OK_200,
        Parameters.whole(text)
            .flatMap(id -> repair.reprocess(account, id))
            .map(RepairViews.Merged::of)
            .orElseThrow(RepairApi::notFound));
  }

  private void raw(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("id");
    Account account = Caller.of(request).account();
    Octets bytes =
        Parameters.whole(text)
            .flatMap(id -> repair.parkedBytes(account, id))
            .orElseThrow(RepairApi::notFound);
    response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream").send(bytes.toArray());
  }

  private void refused(ServerRequest request, ServerResponse response) {
    Json.send(
        response,
        Status.OK_200,
        rejects.refused(Parameters.limit(request)).stream().map(RepairViews.Refused::of).toList());
  }

  private void conflicts(ServerRequest request, ServerResponse response) {
    Json.send(
        response,
        Status.OK_200,
        conflicts.all(Parameters.limit(request)).stream().map(RepairViews.Conflict::of).toList());
  }

  private void takeIn(ServerRequest request, ServerResponse response) {
    decide(request, response, Repair.Decision.TAKE_IN);
  }

  private void keepOut(ServerRequest request, ServerResponse response) {
    decide(request, response, Repair.Decision.KEEP_OUT);
  }

  private void decide(ServerRequest request, ServerResponse response, Repair.Decision decision) {
    JsonNode asked = Json.object(request);
    String why = Json.text(asked, "reason");
    if (!Repair.isReason(why)) {
      throw new Refusal(Refusal.NO_SENSE_422, "conflict.no-reason");
    }
    int seen =
        Json.number(asked, "decisions")
            .orElseThrow(() -> new Refusal(Refusal.NO_SENSE_422, "conflict.not-seen"));
    Account account = Caller.of(request).account();
    Repair.Ruled ruled =
        Parameters.whole(request.path().pathParameters().get("id"))
            .filter(id -> id <= Integer.MAX_VALUE)
            .flatMap(id -> repair.decide(account, id.intValue(), seen, decision, why))
            .orElseThrow(RepairApi::notFound);
    if (!ruled.made()) {
      throw new Refusal(Status.CONFLICT_409, "conflict.overtaken");
    }
    Json.send(response, Status.OK_200, RepairViews.Conflict.of(ruled.now()));
  }

  private static Refusal notFound() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
  }
}
