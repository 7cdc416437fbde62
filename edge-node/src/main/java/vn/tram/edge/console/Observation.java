package vn.tram.edge.console;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.gate.Answer;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.part.Condition;

/** What machines may ask: whether the gate lives, whether it can check in, and its figures. */
final class Observation implements AutoCloseable {
  private final Station station;
  private final MeterRegistry meters = Metrics.globalRegistry();
  private final List<Meter> figures = new ArrayList<>();

  Observation(Station station) {
    this.station = station;
    for (Answer answer : Answer.values()) {
      add(
          Gauge.builder("tram_answers", () -> station.log().answers(answer))
              .description("Answers of the gate since the program started")
              .addTag(Tag.create("answer", answer.name().toLowerCase(Locale.ROOT))));
    }
    gauge("tram_inside", "Visitors inside now", () -> station.log().book().inside());
    gauge("tram_backlog_entries", "Entries the hub lacks", () -> station.uplink().get().backlog());
    gauge("tram_online", "1 while the hub answers", () -> station.uplink().get().online() ? 1 : 0);
    gauge("tram_journal_bytes", "The journal on the disk", () -> station.journal().sizeBytes());
    gauge("tram_disk_free_bytes", "Free on its disk", () -> station.room().get().freeBytes());
    gauge("tram_disk_full", "1 while nobody is let in", () -> station.room().get().full() ? 1 : 0);
    gauge("tram_journals_aside", "Journals set aside", () -> station.room().get().aside());
    gauge("tram_journal_last_seq", "The newest entry", () -> station.journal().lastSeq());
    gauge("tram_parts_failing", "Parts of the box that do not work", this::failing);
    gauge("tram_blind", "1 while no scanner works", () -> blind() ? 1 : 0);
    gauge("tram_clock_known", "1 once a trusted clock was heard", this::clockKnown);
    gauge("tram_clock_width_seconds", "Width of what is known of now", this::clockWidth);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    add(Gauge.builder(name, value).description(description));
  }

  private void add(Gauge.Builder<?> gauge) {
    figures.add(meters.getOrCreate(gauge));
  }

  /** The library keeps all figures of a program in one place: ours go with the gate. */
  @Override
  public void close() {
    figures.forEach(meters::remove);
  }

  private Number clockKnown() {
    return station.clock().quality() instanceof Quality.Within ? 1 : 0;
  }

  private Number clockWidth() {
    return station.clock().now().width().toMillis() / 1_000.0;
  }

  /** Ready means that the journal works and has room: a gate without must not be green. */
  private HealthCheckResponse ready() {
    boolean works;
    try {
      works = station.journal().inside() >= 0 && !station.room().get().full();
    } catch (JournalException e) {
      works = false;
    }
    return HealthCheckResponse.builder().status(works).build();
  }

  /** Who watches a gate sends somebody; a guard who types goes on meanwhile. */
  private HealthCheckResponse scanner() {
    return HealthCheckResponse.builder().status(!blind()).build();
  }

  private boolean blind() {
    return station.wall().blind().getAsBoolean();
  }

  private Number failing() {
    return station.wall().roll().lines().stream()
        .filter(line -> line.condition() instanceof Condition.Failing)
        .count();
  }

  private static HealthCheckResponse live() {
    return HealthCheckResponse.builder().status(true).build();
  }

  ObserveFeature feature() {
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .observers(
            List.of(
                HealthObserver.builder()
                    .endpoint("/health")
                    .useSystemServices(false)
                    .details(true)
                    .addCheck(Observation::live, HealthCheckType.LIVENESS, "program")
                    .addCheck(this::ready, HealthCheckType.READINESS, "journal")
                    .addCheck(this::scanner, HealthCheckType.READINESS, "scanner")
                    .build(),
                MetricsObserver.builder().endpoint("/metrics").build()))
        .build();
  }
}
