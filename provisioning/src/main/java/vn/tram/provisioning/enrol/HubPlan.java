package vn.tram.provisioning.enrol;

import java.util.List;

/**
 * A hub to be set up.
 *
 * @param consoleHost the address that its pages listen on
 * @param consolePort 0 to 65535, 0 is any free port
 * @param brokerHost the address that its broker listens on
 * @param brokerPort 0 to 65535, 0 is any free port
 * @param names host names and IP addresses under which gates reach the broker, besides localhost
 */
public record HubPlan(
    String consoleHost, int consolePort, String brokerHost, int brokerPort, List<String> names) {
  public HubPlan {
    names = List.copyOf(names);
  }

  /** A hub for this machine alone, on free ports. */
  public static HubPlan loopback() {
    return new HubPlan("127.0.0.1", 0, "127.0.0.1", 0, List.of());
  }
}
