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
    Optional<Path> carry) {
  static final Locale VIETNAMESE = Locale.of("vi");
  static final Locale ENGLISH = Locale.ENGLISH;

  public GateConfig {
    consoleNames = Set.copyOf(consoleNames);
    lanes = List.copyOf(lanes);
  }
}
