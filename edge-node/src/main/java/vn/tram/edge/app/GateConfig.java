package vn.tram.edge.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.tram.edge.gate.Way;
import vn.tram.protocol.wire.NodeName;

/**
 * The settings of one gate.
 *
 * @param node who it is
 * @param title of the site, as people know it
 * @param broker {@code ssl://host:port}
 * @param consoleHost the address that the console listens on
 * @param consolePort 0 to 65535; 0 takes any free port
 * @param consoleNames names, besides addresses and {@code localhost}, that browsers know it by
 * @param lanes which way each lane leads, by number; further lanes are like the last one
 * @param language of the display and of the console, unless a person switches
 * @param retryAtMost the longest wait before a reconnect to the broker
 * @param keptDays how long what the hub has is kept, 1 to 366
 * @param reserveMegabytes what is kept free on the journal's disk, 0 or 17 to 100,000
 * @param carry where the stick is that carries batches by hand; empty to look for one
 */
public record GateConfig(
    NodeName node,
    String title,
    URI broker,
    String consoleHost,
    int consolePort,
    Set<String> consoleNames,
    List<Way> lanes,
    Locale language,
    Duration retryAtMost,
    int keptDays,
    int reserveMegabytes,
    Optional<Path> carry) {
  static final Locale VIETNAMESE = Locale.of("vi");
  static final int USUAL_KEPT_DAYS = 7;
  static final int USUAL_RESERVE_MEGABYTES = 64;
  static final Locale ENGLISH = Locale.ENGLISH;

  public GateConfig {
    consoleNames = Set.copyOf(consoleNames);
    lanes = List.copyOf(lanes);
  }

  Duration kept() {
    return Duration.ofDays(keptDays);
  }

  long reserveBytes() {
    return reserveMegabytes * 1_000_000L;
  }
}
