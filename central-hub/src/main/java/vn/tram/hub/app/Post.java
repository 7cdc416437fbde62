package vn.tram.hub.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.tram.hub.app.HubConfig.Broker;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.broker.BrokerException;
import vn.tram.hub.broker.BrokerSettings;
import vn.tram.hub.broker.HubBroker;
import vn.tram.hub.broker.Refusals;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.registry.Registry;

/**
 * The broker between the hub and its gates.
 *
 * @param uri where it is
 * @param own whether it is the hub's own, and there as long as the hub is
 * @param sweep ends the connections of whoever may not be there any more
 */
record Post(URI uri, boolean own, Runnable sweep) {
  private static final Logger LOG = System.getLogger(Post.class.getName());
  private static final Duration CONNECTED = Duration.ofSeconds(10);

  /** Starts the hub's own broker, or tells where the operator's is. */
  static Post open(
      HubHome home,
      HubConfig config,
      HubKeys keys,
      Registry registry,
      Refusals refusals,
      Closing parts)
      throws HubException {
    return switch (config.broker()) {
      case Broker.Embedded(Listen listen) -> own(home, keys, registry, listen, refusals, parts);
      case Broker.Remote(URI uri) -> new Post(uri, false, () -> {});
    };
  }

  private static Post own(
      HubHome home,
      HubKeys keys,
      Registry registry,
      Listen listen,
      Refusals refusals,
      Closing parts)
      throws HubException {
    var settings =
        new BrokerSettings(
            listen.host(),
            listen.port(),
            home.broker(),
            keys.brokerCertificate(),
            keys.password(),
            keys.authorityCertificate(),
            keys.certificate());
    try {
      HubBroker broker = parts.add(HubBroker.start(settings, registry, refusals));
      return new Post(
          Addresses.uri("ssl", listen.host(), broker.port()), true, broker::dropTheUnwelcome);
    } catch (BrokerException e) {
      throw switch (e.reason()) {
        case PORT_IN_USE -> new HubException(e, Problem.BROKER_PORT, listen.host(), listen.port());
        case FAILED -> new HubException(e, Problem.BROKER_FAILED, e.getMessage());
      };
    }
  }

  /** Says once that the broker is away, and once that it is back. */
  void watch(Inlet inlet, Locale language) {
    var away = new AtomicBoolean();
    inlet.onLoss(
        words -> {
          away.set(true);
          LOG.log(Level.WARNING, Texts.say("BROKER_AWAY", language, uri, words));
        });
    inlet.onConnect(
        () -> {
          if (away.getAndSet(false)) {
            LOG.log(Level.INFO, Texts.say("BROKER_BACK", language, uri));
          }
        });
  }

  /** The hub's own broker is there; an operator's may come later, and is not waited for. */
  void awaitBatches(Inlet inlet) {
    try {
      if (own) {
        inlet.awaitConnected(CONNECTED);
      } else {
        inlet.awaitAttempt(CONNECTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
