package vn.tram.provisioning.enrol;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import vn.tram.protocol.wire.NodeName;

/**
 * A gate to be enrolled.
 *
 * @param node its name, never used before
 * @param place where it stands
 * @param broker {@code ssl://host:port} as the gate reaches it
 * @param consoleHost the address that its page listens on
 * @param consolePort 0 to 65535, 0 is any free port
 * @param lanes which ways it serves
 * @param language of its screens, {@code vi} or {@code en}
 * @param retryAtMost the longest wait before it tries to reach the broker again, whole seconds
 */
public record GatePlan(
    NodeName node,
    Place place,
    URI broker,
    String consoleHost,
    int consolePort,
    Lanes lanes,
    String language,
    Duration retryAtMost) {

  /** What a province can bear whose gates were all cut at one moment. */
  public static final Duration RETRY = Duration.ofSeconds(60);

  /**
   * Where a gate stands.
   *
   * @param site the site's id; gates of one site share it
   * @param siteTitle what people call the site
   * @param title what people call the gate, on its screen and in the hub's list of gates
   * @param kind what sort of place it is
   * @param closes when the last visitor has left
   */
  public record Place(
      String site, String siteTitle, String title, SiteKind kind, LocalTime closes) {

    /** A site with one gate, and one title for both. */
    public Place(String site, String title, SiteKind kind, LocalTime closes) {
      this(site, title, title, kind, closes);
    }
  }

  /** A gate on a machine where port 0 will do, with Vietnamese screens and one lane both ways. */
  public static GatePlan loopback(NodeName node, Place place, URI broker) {
    return new GatePlan(node, place, broker, "127.0.0.1", 0, Lanes.TOGGLE, "vi", RETRY);
  }

  /** The same gate, but for the longest wait before it tries to reach the broker again. */
  public GatePlan withRetryAtMost(Duration longest) {
    return new GatePlan(node, place, broker, consoleHost, consolePort, lanes, language, longest);
  }
}
