package vn.tram.provisioning.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.provisioning.text.ProvisioningException;

/** A hub and three gates: a market, a school, a commune office. All of them real processes. */
final class Town implements AutoCloseable {
  /** Three gates harm no hub, and the story goes on. */
  private static final Duration RETRY = Duration.ofSeconds(4);

  private static final List<GatePlan.Place> SITES =
      List.of(
          new GatePlan.Place("cho-long-hoa", "Chợ Long Hoa", SiteKind.MARKET, LocalTime.of(18, 0)),
          new GatePlan.Place(
              "truong-nguyen-du", "Trường THCS Nguyễn Du", SiteKind.SCHOOL, LocalTime.of(17, 30)),
          new GatePlan.Place(
              "ubnd-long-thanh", "UBND xã Long Thành", SiteKind.OFFICE, LocalTime.of(17, 0)));

  private final HubFolder folder;
  private final HubProcess hub;
  private final List<Place> places = new ArrayList<>();

  private Town(HubFolder folder, HubProcess hub) {
    this.folder = folder;
    this.hub = hub;
  }

  /** Sets everything up in a fresh folder and returns when all of it is ready. */
  static Town build(DataFolder data, Installation installation)
      throws ProvisioningException, IOException, InterruptedException {
    HubFolder folder = HubFolder.found(data.hub(), HubPlan.loopback(), Instant.now());
    HubProcess hub = HubProcess.start(installation, data.hub(), data.log("hub"));
    Town town = new Town(folder, hub);
    try {
      for (GatePlan.Place site : SITES) {
        town.places.add(town.place(site, data, installation));
      }
      return town;
    } catch (ProvisioningException | IOException | InterruptedException e) {
      town.close();
      throw e;
    }
  }

  private Place place(GatePlan.Place site, DataFolder data, Installation installation)
      throws ProvisioningException, IOException, InterruptedException {
    NodeName node = new NodeName(site.site());
    Path home = data.gate(node.value());
    Link link = Link.to(hub.broker());
    try {
      URI broker = URI.create("ssl://127.0.0.1:" + link.port());
      GatePlan plan = GatePlan.loopback(node, site, broker).withRetryAtMost(RETRY);
      new Enrolment(folder).enrol(plan, home, Instant.now());
      return Place.open(node, site.title(), home, data.log(node.value()), installation, link);
    } catch (ProvisioningException | InterruptedException e) {
      link.close();
      throw e;
    }
  }

  HubFolder folder() {
    return folder;
  }

  HubProcess hub() {
    return hub;
  }

  /** All gates. */
  List<Place> places() {
    return places;
  }

  Place market() {
    return places.get(0);
  }

  Place school() {
    return places.get(1);
  }

  /** How often each gate was killed. */
  Map<NodeName, Integer> kills() {
    return places.stream().collect(Collectors.toMap(Place::node, Place::kills));
  }

  /** Stops the gates, then the hub; every program has the time that it needs. */
  void stop() throws InterruptedException {
    for (Place place : places) {
      place.stop();
    }
    hub.stop();
  }

  /** Leaves no process behind. */
  @Override
  public void close() {
    places.forEach(Place::close);
    hub.close();
  }
}
