package vn.tram.edge.uplink;

import java.util.OptionalInt;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.journal.Journal;
import vn.tram.protocol.wire.NodeState;

/** How the node is, in words for the hub's people. */
final class NodeReport {
  private static final int TEMPERATURE_STEP = 30;
  private static final long SMALL_BACKLOG = 7;

  private final UplinkSettings settings;
  private final Journal journal;
  private final NodeClock clock;
  private final Thermometer thermometer = Thermometer.ofProcessor();

  NodeReport(UplinkSettings settings, Journal journal, NodeClock clock) {
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * The state now.
   *
   * @param acknowledged the last entry that the hub is known to have
   */
  NodeState state(boolean online, long acknowledged) {
    return new NodeState(
        settings.node(),
        online,
        settings.software(),
        journal.epoch(),
        journal.lastSeq(),
        acknowledged,
        journal.sizeBytes(),
        clockErrorMillis(),
        thermometer.tenths(),
        settings.parts().get());
  }

  private long clockErrorMillis() {
    return switch (clock.quality()) {
      case Quality.Unknown unknown -> -1;
      case Quality.Within within -> within.width().toMillis();
    };
  }

  /**
   * Whether a person would want to know: each message costs some 150 bytes. The parts are left to
   * the {@link FlapGuard}.
   */
  static boolean noticeable(NodeState before, NodeState after) {
    return before.online() != after.online()
        || before.epoch() != after.epoch()
        || !before.software().equals(after.software())
        || magnitude(Math.max(before.backlog(), SMALL_BACKLOG))
            != magnitude(Math.max(after.backlog(), SMALL_BACKLOG))
        || magnitude(before.journalBytes()) != magnitude(after.journalBytes())
        || magnitude(before.clockErrorMillis()) != magnitude(after.clockErrorMillis())
        || warmer(before.temperature(), after.temperature());
  }

  /** The number of binary digits; all of them for "unknown". */
  private static int magnitude(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  private static boolean warmer(OptionalInt before, OptionalInt after) {
    return before.isPresent() != after.isPresent()
        || Math.abs(before.orElse(0) - after.orElse(0)) >= TEMPERATURE_STEP;
  }
}
