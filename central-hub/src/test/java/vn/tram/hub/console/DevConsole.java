package vn.tram.hub.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vn.tram.hub.merge.Nodes;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** For who works on the pages: the console on port 8080 (or the one given) over a lively town. */
final class DevConsole {
  private DevConsole() {}

  public static void main(String[] args) {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    Instant now = Instant.now();
    Town town = new Town(now).people(120);
    town.park("cho-long-hoa-1");
    town.merge.refuse(
        "tram/1/kho-lanh-2/batch",
        412,
        new WireException(Reason.WRONG_SIGNATURE, "the signature does not fit the node's key"));
    town.nodes.enrol(
        new NodeName("ben-xe-tay-ninh"),
        "Bến xe Tây Ninh",
        Town.site("ben-xe-tay-ninh", "Bến xe Tây Ninh", "STATION", 22));
    town.store
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into merged (minute, journal, check_ins)
                    select date_trunc('minute', now()) - m * interval '1 minute', j.id,
                      (random() * 30 * greatest(0, sin(m / 230.0)))::int
                    from generate_series(2, 1400) m, journal j
                    """));
    TestConsole console = new TestConsole(town, InstantSource.system(), port);
    System.out.println(
        console.address + " " + console.login.user() + " " + console.login.password());
    var ticks = Executors.newSingleThreadScheduledExecutor();
    int[] tick = {0};
    ticks.scheduleAtFixedRate(() -> live(town, tick[0]++), 1, 1, TimeUnit.SECONDS);
  }

  private static void live(Town town, int tick) {
    Instant in = Instant.now().minus(Duration.ofMinutes(30));
    String name = "cong-phu-" + tick % 2;
    if (tick < 2) {
      town.gate(
          name,
          tick == 0 ? "Trạm y tế phường" : "Bệnh viện đa khoa, khoa khám",
          Town.site(
              "y-te-" + tick, tick == 0 ? "Trạm y tế phường" : "Bệnh viện đa khoa", "HOSPITAL", 20),
          Duration.ofSeconds(1),
          List.of(new Town.Stay(Town.card(tick), in, in.plusSeconds(600))));
    } else {
      for (int i = 0; i < 3 + (tick * 7) % 13; i++) {
        town.passing(name, Town.card(i), in.plusSeconds(tick * 3L + i));
      }
    }
    new Nodes(town.store)
        .heard(
            new NodeState(
                new NodeName("ubnd-hoa-thanh"),
                false,
                "0.1.0",
                4711,
                1841,
                1694,
                1 << 20,
                95_000,
                OptionalInt.empty()));
  }
}
