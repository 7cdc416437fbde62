package vn.tram.hub.app;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckResponse.Status;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.route.Routing;
import vn.tram.hub.route.Traffic;

/** What monitoring may ask: {@code /health/live}, {@code /health/ready}, {@code /metrics}. */
final class Observation {
  private static final int DATABASE_SECONDS = 2;

  private Observation() {}

  /** The three addresses over the parts of this hub. */
  static ObserveFeature of(DataSource database, Inlet inlet, Routing routing) {
    meter(inlet, routing);
    count(
        database,
        "tram_hub_parked_batches",
        "Batches that were not understood and wait for somebody",
        "select count(*) from parked where resolved_at is null");
    count(
        database,
        "tram_hub_journals_apart",
        "Journals that are kept apart and wait for a decision",
        "select count(*) from journal where standing = 1");
    HealthObserver health = health(() -> answers(database), inlet::connected);
    MetricsObserver metrics = MetricsObserver.builder().endpoint("/metrics").build();
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .addObserver(health)
        .addObserver(metrics)
        .build();
  }

  /** Of a hub that waits for its database. */
  static ObserveFeature waiting() {
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .addObserver(health(() -> false, () -> false))
        .build();
  }

  private static HealthObserver health(BooleanSupplier database, BooleanSupplier broker) {
    return HealthObserver.builder()
        .endpoint("/health")
        .useSystemServices(false)
        .details(true)
        .addCheck(() -> response(() -> true), HealthCheckType.LIVENESS, "process")
        .addCheck(() -> response(database), HealthCheckType.READINESS, "database")
        .addCheck(() -> response(broker), HealthCheckType.READINESS, "broker")
        .build();
  }

  private static void meter(Inlet inlet, Routing routing) {
    Traffic traffic = routing.traffic();
    for (Traffic.Kind kind : Traffic.Kind.values()) {
      Metrics.getOrCreate(
          FunctionalCounter.builder("tram_hub_traffic", traffic, t -> t.count(kind))
              .description("Batches, receipts and entries by what became of them")
              .tags(List.of(Tag.create("kind", kind.name().toLowerCase(Locale.ROOT)))));
    }
    Metrics.getOrCreate(
        Gauge.builder("tram_hub_lanes_waiting", routing::waiting)
            .description("Batches that wait to be merged"));
    Metrics.getOrCreate(
        Gauge.builder("tram_hub_broker_connected", () -> inlet.connected() ? 1 : 0)
            .description("1 while batches can come in"));
  }

  /** What waits for somebody; NaN while the database is away. */
  private static void count(DataSource database, String name, String description, String sql) {
    Metrics.getOrCreate(
        Gauge.builder(
                name,
                () -> {
                  try (Connection connection = database.getConnection();
                      Statement statement = connection.createStatement();
                      ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    return row.getDouble(1);
                  } catch (SQLException e) {
                    return Double.NaN;
                  }
                })
            .description(description));
  }

  private static HealthCheckResponse response(BooleanSupplier well) {
    return HealthCheckResponse.builder()
        .status(well.getAsBoolean() ? Status.UP : Status.DOWN)
        .build();
  }

  private static boolean answers(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(DATABASE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
