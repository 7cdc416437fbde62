package vn.tram.systemtests.crowd;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import vn.tram.edge.app.GateHome;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.text.ProvisioningException;

/** The gate that is enrolled for a proof. */
public final class ProofGate {
  public static final NodeName NAME = new NodeName("proof-gate");

  private ProofGate() {}

  /**
   * Enrols it at a market.
   *
   * @param brokerPort of this machine
   */
  public static GateHome enrol(HubFolder hub, Path home, int brokerPort)
      throws ProvisioningException {
    var place = new GatePlan.Place("proof", "Chợ Thử", SiteKind.MARKET, LocalTime.of(22, 0));
    URI broker = URI.create("ssl://127.0.0.1:" + brokerPort);
    new Enrolment(hub).enrol(GatePlan.loopback(NAME, place, broker), home, Instant.now());
    return new GateHome(home);
  }
}
