package vn.tram.hub.console;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.desk.Repair;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.merge.Room;
import vn.tram.hub.query.ConflictView;
import vn.tram.hub.query.Conflicts;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.query.RefusedView;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Refusal;

/** What was put aside, what was refused, and who did what. */
final class RecordPages implements HttpService {
  private static final String TRIED = "tried";
  private static final int ROWS = 100;

  private final Rejects rejects;
  private final Conflicts conflicts;
  private final Repair repair;
  private final Audit audit;
  private final Assets assets;

  RecordPages(Rejects rejects, Conflicts conflicts, Repair repair, Audit audit, Assets assets) {
    this.rejects = rejects;
    this.conflicts = conflicts;
    this.repair = repair;
    this.audit = audit;
    this.assets = assets;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/batches", this::batches)
        .post("/batches/{id}/reprocess", this::reprocess)
        .get("/audit", this::audit);
  }

  private void batches(ServerRequest request, ServerResponse response) {
    Optional<Outcome.Kind> tried =
        request.query().first(TRIED).asOptional().flatMap(RecordPages::kind);
    show(request, response, tried);
  }

  private void reprocess(ServerRequest request, ServerResponse response) {
    long id = number(request.path().pathParameters().get("id"));
    Outcome outcome =
        repair
            .reprocess(Caller.of(request).account(), id)
            .orElseThrow(() -> new Refusal(Status.NOT_FOUND_404, "refusal.not-found"));
    // Whoever loads that page again tries nothing.
    Html.goTo(response, "/batches?" + TRIED + "=" + outcome.kind());
  }

  private static Optional<Outcome.Kind> kind(String name) {
    return Arrays.stream(Outcome.Kind.values()).filter(k -> k.name().equals(name)).findFirst();
  }

  private static String news(Outcome.Kind kind) {
    return switch (kind) {
      case STORED -> "batches.understood";
      case KNOWN -> "batches.understood-before";
      case GAP, PARKED, APART, FULL -> "batches.still-parked";
    };
  }

  private void show(
      ServerRequest request, ServerResponse response, Optional<Outcome.Kind> outcome) {
    List<ParkedView> parked = rejects.parked(ROWS);
    List<RefusedView> refused = rejects.refused(ROWS);
    List<Room.Full> full = rejects.full();
    List<ConflictView> apart = conflicts.all(ROWS);
    boolean understood =
        outcome.filter(k -> k == Outcome.Kind.STORED || k == Outcome.Kind.KNOWN).isPresent();
    String news = outcome.map(RecordPages::news).map(Caller.of(request).texts()::get).orElse("");
    Shell shell = Shell.of(Caller.of(request), Section.BATCHES, assets);
    Html.send(
        response,
        output ->
            JtebatchesGenerated.render(
                output, null, shell, apart, parked, full, refused, news, understood));
  }

  private void audit(ServerRequest request, ServerResponse response) {
    long before =
        request
            .query()
            .first("before")
            .asOptional()
            .map(RecordPages::number)
            .orElse(Long.MAX_VALUE);
    List<AuditEntry> entries = audit.entries(before, ROWS);
    String older = entries.size() < ROWS ? "" : "/audit?before=" + entries.getLast().id();
    Shell shell = Shell.of(Caller.of(request), Section.AUDIT, assets);
    Html.send(response, output -> JteauditGenerated.render(output, null, shell, entries, older));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
    }
  }
}
