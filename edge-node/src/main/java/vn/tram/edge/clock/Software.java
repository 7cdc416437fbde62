package vn.tram.edge.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import vn.tram.protocol.time.Moment;

/** What the software itself knows of time: it never runs before it was made. */
final class Software {
  /** No box runs the same software for longer. */
  private static final Duration LIFE = Duration.ofDays(20 * 366);

  private static final Instant BUILT = built();

  /** When it can be at all. */
  static final Moment LIFETIME = new Moment(BUILT, BUILT.plus(LIFE));

  private Software() {}

  private static Instant built() {
    var properties = new Properties();
    try (InputStream resource = Software.class.getResourceAsStream("software.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException("the program does not know when it was built", e);
    }
    return Instant.parse(properties.getProperty("built"));
  }
}
