package vn.tram.hub.console;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.Map;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.Sessions;
import vn.tram.hub.api.InquiryApi;
import vn.tram.hub.api.OverviewApi;
import vn.tram.hub.api.Problems;
import vn.tram.hub.api.RepairApi;
import vn.tram.hub.api.SessionApi;
import vn.tram.hub.carry.Importer;
import vn.tram.hub.carry.Imports;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.Desk;
import vn.tram.hub.desk.Expulsion;
import vn.tram.hub.desk.Numbers;
import vn.tram.hub.desk.Repair;
import vn.tram.hub.desk.SignIn;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.person.People;
import vn.tram.hub.query.Conflicts;
import vn.tram.hub.query.NodeList;
import vn.tram.hub.query.Overview;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.store.Store;
import vn.tram.hub.trace.Tracing;
import vn.tram.hub.vault.Vault;
import vn.tram.hub.visit.Visits;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Doorman;
import vn.tram.hub.web.Refusal;
import vn.tram.protocol.card.CardReader;

/**
 * Everything that the hub's web server serves: pages, API, and the doorman before them.
 *
 * <p>Add it to the routing before anything else, so that the doorman stands before all of it. Close
 * the {@link Pulse} before the server stops: open pages wait for its beats.
 */
public final class Console implements HttpFeature {
  private static final System.Logger LOG = System.getLogger(Console.class.getName());
  private static final String JARS = "META-INF/resources/webjars/";
  private static final String OURS = "vn/tram/hub/console/";

  private final Doorman doorman;
  private final Assets assets;
  private final OverviewApi overviewApi;
  private final InquiryApi inquiryApi;
  private final RepairApi repairApi;
  private final SessionApi sessionApi;
  private final SignInPages signInPages;
  private final OverviewPages overviewPages;
  private final LivePage live;
  private final DeskPages deskPages;
  private final RecordPages records;
  private final ConflictPages conflictPages;
  private final CarryPages carry;
  private final ExpulsionPages boxes;

  /**
   * What comes by hand.
   *
   * @param importer takes files
   * @param imports the list of those taken
   */
  public record ByHand(Importer importer, Imports imports) {}

  /**
   * A console over the hub's rooms.
   *
   * @param reader reads what officers type and scan
   * @param accounts who may sign in
   * @param merge tries parked batches again
   * @param pulse beats with the hub
   * @param byHand what somebody carries
   * @param expulsion puts boxes out
   * @param clock the time of day
   */
  public Console(
      Store store,
      Vault vault,
      CardReader reader,
      Accounts accounts,
      Merge merge,
      Pulse pulse,
      ByHand byHand,
      Expulsion expulsion,
      InstantSource clock) {
    var sessions = new Sessions(store.jdbi(), clock);
    var audit = new Audit(store.jdbi(), clock);
    var signIn = new SignIn(accounts, sessions, audit);
    var numbers = new Numbers(reader);
    var overview = new Overview(store);
    var nodes = new NodeList(store);
    var rejects = new Rejects(store);
    var conflicts = new Conflicts(store);
    var repair = new Repair(merge, rejects, conflicts, audit, pulse);
    var desk =
        new Desk(
            store.jdbi(),
            new People(store, vault, reader),
            new Visits(store),
            new Tracing(store),
            audit,
            clock);
    doorman = new Doorman(sessions);
    assets =
        new Assets(
            Map.of(
                "bootstrap.css", JARS + "bootstrap/5.3.8/css/bootstrap.min.css",
                "chart.js", JARS + "chart.js/4.5.1/dist/chart.umd.min.js",
                "htmx.js", JARS + "htmx.org/2.0.8/dist/htmx.min.js",
                "plain.css", OURS + "plain.css",
                "tram.css", OURS + "tram.css",
                "tram.js", OURS + "tram.js",
                "tram.svg", OURS + "tram.svg"));
    overviewApi = new OverviewApi(overview, nodes, audit, clock);
    inquiryApi = new InquiryApi(desk, numbers, clock);
    repairApi = new RepairApi(rejects, conflicts, repair);
    sessionApi = new SessionApi(signIn);
    signInPages = new SignInPages(signIn, assets);
    overviewPages = new OverviewPages(overview, nodes, assets, clock);
    live = new LivePage(pulse, sessions);
    deskPages = new DeskPages(desk, numbers, assets, clock);
    carry = new CarryPages(byHand, assets);
    boxes = new ExpulsionPages(expulsion, assets);
    records = new RecordPages(rejects, conflicts, repair, audit, assets);
    conflictPages = new ConflictPages(rejects, conflicts, repair, assets);
  }

  @Override
  public void setup(HttpRouting.Builder routing) {
    routing
        .addFilter(doorman)
        .error(Refusal.class, this::refused)
        .error(HttpException.class, this::refused)
        .error(Exception.class, this::failed)
        .register("/assets", assets)
        .register("/api/v1", overviewApi, inquiryApi, repairApi, sessionApi)
        .register(signInPages, overviewPages, live, deskPages, carry, boxes, records, conflictPages)
        .get(
            "/favicon.ico", (request, response) -> Html.goTo(response, assets.address("tram.svg")));
  }

  private void refused(ServerRequest request, ServerResponse response, HttpException exception) {
    exception.headers().forEach(response::header);
    refused(request, response, refusal(exception.status()));
  }

  private static Refusal refusal(Status status) {
    return switch (status.code()) {
      case 404 -> new Refusal(status, "refusal.not-found");
      case 405 -> new Refusal(status, "refusal.method");
      case 413 -> new Refusal(status, "refusal.too-large");
      default ->
          status.code() < 500
              ? new Refusal(status, "refusal.bad-request")
              : new Refusal(status, "refusal.failed");
    };
  }

  private void failed(ServerRequest request, ServerResponse response, Exception exception) {
    // Neither path nor query: an officer may have typed a number where none belongs.
    LOG.log(System.Logger.Level.ERROR, "a page could not be made", exception);
    refused(request, response, new Refusal(Status.INTERNAL_SERVER_ERROR_500, "refusal.failed"));
  }

  private void refused(ServerRequest request, ServerResponse response, Refusal refusal) {
    Caller caller = Caller.orStranger(request);
    if (request.prologue().uriPath().path().startsWith(Doorman.API)) {
      Problems.send(response, refusal, caller.texts());
      return;
    }
    Shell shell = Shell.plain(caller, assets);
    String sentence = refusal.sentence(caller.texts());
    Html.send(
        response,
        refusal.status(),
        output ->
            JterefusalGenerated.render(output, null, shell, refusal.status().code(), sentence));
  }
}
