package vn.tram.hub.console;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.query.Overview;

/** A console that really serves, over a town. */
final class TestConsole implements AutoCloseable {
  final Town town;
  final Pulse pulse;
  final InitialLogin login;
  final URI address;
  private final WebServer server;

  TestConsole(Town town, InstantSource clock, int port) {
    this.town = town;
    pulse = new Pulse(new Overview(town.store)::counters);
    town.merge.onMerge(pulse);
    var accounts = new Accounts(town.store.jdbi(), clock);
    Optional<InitialLogin> first = accounts.firstStart();
    login = first.orElseThrow();
    var console =
        new Console(town.store, town.vault, town.reader, accounts, town.merge, pulse, clock);
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .shutdownHook(false)
            .addRouting(HttpRouting.builder().addFeature(console))
            .build()
            .start();
    address = URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    pulse.close();
    server.stop();
    town.close();
  }
}
