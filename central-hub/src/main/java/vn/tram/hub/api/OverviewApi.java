package vn.tram.hub.api;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.query.NodeList;
import vn.tram.hub.query.Overview;

/** How the province is and who did what, for programs. */
public final class OverviewApi implements HttpService {
  private static final int MOST_HOURS = 24 * 28;

  private final Overview overview;
  private final NodeList nodes;
  private final Audit audit;
  private final InstantSource clock;

  public OverviewApi(Overview overview, NodeList nodes, Audit audit, InstantSource clock) {
    this.overview = overview;
    this.nodes = nodes;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/counters", this::counters)
        .get("/merged", this::merged)
        .get("/nodes", this::nodes)
        .get("/audit", this::audit);
  }

  private void counters(ServerRequest request, ServerResponse response) {
    Json.send(response, Status.OK_200, overview.counters());
  }

  private void merged(ServerRequest request, ServerResponse response) {
    long hours = Parameters.number(request, "hours", 24, MOST_HOURS);
    Duration step = Duration.ofHours(1);
    Instant to = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(step);
    Json.send(
        response,
        Status.OK_200,
        OverviewViews.Chart.of(
            step.toSeconds(), overview.merged(to.minus(Duration.ofHours(hours)), to, step)));
  }

  private void nodes(ServerRequest request, ServerResponse response) {
    Json.send(response, Status.OK_200, nodes.nodes().stream().map(OverviewViews.Node::of).toList());
  }

  private void audit(ServerRequest request, ServerResponse response) {
    long before = Parameters.number(request, "before", Long.MAX_VALUE, Long.MAX_VALUE);
    Json.send(
        response,
        Status.OK_200,
        audit.entries(before, Parameters.limit(request)).stream()
            .map(OverviewViews.Done::of)
            .toList());
  }
}
