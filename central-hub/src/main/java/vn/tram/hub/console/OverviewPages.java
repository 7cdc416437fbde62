package vn.tram.hub.console;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.tram.hub.query.Bar;
import vn.tram.hub.query.Counters;
import vn.tram.hub.query.NodeList;
import vn.tram.hub.query.Overview;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;

/** How the hub and its nodes are. */
final class OverviewPages implements HttpService {
  private static final int HOURS = 24;

  private final Overview overview;
  private final NodeList nodes;
  private final Assets assets;
  private final InstantSource clock;

  OverviewPages(Overview overview, NodeList nodes, Assets assets, InstantSource clock) {
    this.overview = overview;
    this.nodes = nodes;
    this.assets = assets;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::dashboard).get("/nodes", this::nodes).get("/nodes/table", this::table);
  }

  private void dashboard(ServerRequest request, ServerResponse response) {
    Instant now = clock.instant();
    Instant nextHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    List<Bar> hours =
        overview.merged(nextHour.minus(HOURS, ChronoUnit.HOURS), nextHour, Duration.ofHours(1));
    Counters counters = overview.counters();
    List<NodeRow> rows = rows(now);
    Shell shell = Shell.of(Caller.of(request), Section.DASHBOARD, assets);
    Html.send(
        response,
        output -> JtedashboardGenerated.render(output, null, shell, counters, hours, rows));
  }

  private void nodes(ServerRequest request, ServerResponse response) {
    List<NodeRow> rows = rows(clock.instant());
    Shell shell = Shell.of(Caller.of(request), Section.NODES, assets);
    Html.send(response, output -> JtenodesGenerated.render(output, null, shell, rows));
  }

  /** Only the table: an open page puts it in place of the old one. */
  private void table(ServerRequest request, ServerResponse response) {
    List<NodeRow> rows = rows(clock.instant());
    Html.send(
        response,
        output -> JtenodetableGenerated.render(output, null, Caller.of(request).texts(), rows));
  }

  private List<NodeRow> rows(Instant now) {
    return nodes.nodes().stream().map(view -> new NodeRow(view, now)).toList();
  }
}
