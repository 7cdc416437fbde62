package vn.tram.provisioning.enrol;

import java.util.Locale;

/**
 * The settings files of a hub and of a gate. Every text in them is quoted as JSON does it, which
 * YAML reads.
 */
final class Settings {
  private Settings() {}

  static String hub(HubPlan plan) {
    return """
    # The hub's pages.
    console:
      host: %s
      port: %d
    # The hub's own broker. Another one instead: "uri: ssl://host:port" in place of host and port.
    broker:
      host: %s
      port: %d
    # The hub starts a PostgreSQL of its own. Another one instead:
    # database:
    #   url: jdbc:postgresql://host:5432/tram
    #   user: tram
    #   password-file: keys/database-password
    """
        .formatted(
            quoted(plan.consoleHost()),
            plan.consolePort(),
            quoted(plan.brokerHost()),
            plan.brokerPort())
        .stripTrailing();
  }

  static String gate(GatePlan plan) {
    return """
    node: %s
    title: %s
    broker: %s
    # The guard's page.
    console:
      host: %s
      port: %d
    # toggle (one scanner serves both ways), in, or out; several lanes: [in, out].
    lanes: %s
    # Language of the screens: vi or en.
    language: %s
    # Without a network: the longest wait before the next try.
    retry-seconds: %d
    """
        .formatted(
            quoted(plan.node().value()),
            quoted(plan.place().title()),
            quoted(plan.broker().toString()),
            quoted(plan.consoleHost()),
            plan.consolePort(),
            plan.lanes().name().toLowerCase(Locale.ROOT),
            quoted(plan.language()),
            plan.retryAtMost().toSeconds())
        .stripTrailing();
  }

  /** The text holds no control characters: see {@link Shapes}. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
