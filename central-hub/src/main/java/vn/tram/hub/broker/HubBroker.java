package vn.tram.hub.broker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import vn.tram.hub.broker.BrokerException.Reason;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.wire.Topics;

/**
 * An Artemis broker in this process.
 *
 * <p>It keeps nothing on disk: a batch that gets lost here is sent again by its node, a node tells
 * its state again when it connects. So it needs no journal, cannot fill a disk and answers at once.
 * What it holds in memory is bounded by dropping: what does not fit is sent again, too.
 */
public final class HubBroker implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HubBroker.class.getName());
  private static final String ACCEPTOR = "mqtt";

  /** Somewhat more than an envelope may have, so that the hub itself can say what is too large. */
  private static final int LARGEST_PACKET = 600 * 1024;

  /**
   * Paho 1.2.5 falls over topic aliases; a node has few messages under way, and none is larger than
   * an envelope may be.
   */
  private static final Map<String, Object> MQTT_LIMITS =
      Map.of(
          "topicAliasMaximum", 0,
          "receiveMaximum", 64,
          "maximumPacketSize", LARGEST_PACKET,
          "serverKeepAlive", 60);

  /** What may wait for one node, in bytes. */
  private static final long NODE_LIMIT = 1L << 20;

  /** What may wait altogether, in bytes; the only limit on what waits for the hub. */
  private static final long TOTAL_LIMIT = 32L << 20;

  /** A batch or receipt that waited so long, in milliseconds, has been asked for again. */
  private static final long STALE = 60_000;

  private final EmbeddedActiveMQ server;
  private final Gatekeeper gatekeeper;
  private final int port;

  private HubBroker(EmbeddedActiveMQ server, Gatekeeper gatekeeper, int port) {
    this.server = server;
    this.gatekeeper = gatekeeper;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it listens.
   *
   * @param refusals hears of what is not even passed on
   * @throws BrokerException when it cannot
   */
  public static HubBroker start(BrokerSettings settings, Registry registry, Refusals refusals) {
    requireFree(settings);
    var server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration(settings));
    var gatekeeper = new Gatekeeper(registry, settings.hubCertificate());
    server.setSecurityManager(gatekeeper);
    try {
      server.start();
      var remoting = server.getActiveMQServer().getRemotingService();
      remoting.addIncomingInterceptor(new PlainTopics());
      remoting.addIncomingInterceptor(new Customs(LARGEST_PACKET, gatekeeper, refusals));
      var acceptor = (NettyAcceptor) remoting.getAcceptor(ACCEPTOR);
      return new HubBroker(server, gatekeeper, acceptor.getActualPort());
    } catch (Exception e) {
      stop(server);
      throw new BrokerException(Reason.FAILED, "the broker does not start: " + e.getMessage(), e);
    }
  }

  /** The TCP port that it listens on. */
  public int port() {
    return port;
  }

  /** Ends the connections of those who may not be here any more: the list of nodes has changed. */
  public void dropTheUnwelcome() {
    RemotingService remoting = server.getActiveMQServer().getRemotingService();
    for (RemotingConnection connection : remoting.getConnections()) {
      if (!gatekeeper.welcome(connection)) {
        LOG.log(
            Level.WARNING,
            "The connection of {0} from {1} is ended: it is not on the list any more.",
            connection.getClientID(),
            connection.getRemoteAddress());
        remoting.removeConnection(connection.getID());
        connection.fail(new ActiveMQSecurityException("not on the list any more"));
      }
    }
  }

  /** Ends all connections and stops listening. */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(EmbeddedActiveMQ server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new BrokerException(Reason.FAILED, "the broker does not stop: " + e.getMessage(), e);
    }
  }

  /** Artemis would put its whole configuration, the key file's password included, in the log. */
  private static void requireFree(BrokerSettings settings) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw new BrokerException(
          Reason.PORT_IN_USE, settings + " cannot listen: " + e.getMessage(), e);
    }
  }

  private static Configuration configuration(BrokerSettings settings) {
    String folder = settings.folder().toString();
    Configuration configuration =
        new ConfigurationImpl()
            .setName("tram")
            .setPersistenceEnabled(false)
            .setJournalType(JournalType.NIO)
            .setBindingsDirectory(folder)
            .setJournalDirectory(folder)
            .setPagingDirectory(folder)
            .setLargeMessagesDirectory(folder)
            .setMqttSubscriptionPersistenceEnabled(false)
            .setSecurityEnabled(true)
            // A cached answer would let one client id pass on the word of another.
            .setAuthenticationCacheSize(0)
            .setAuthorizationCacheSize(0)
            // The cluster user passes every check; nobody needs to know his default password.
            .setClusterUser(UUID.randomUUID().toString())
            .setClusterPassword(UUID.randomUUID().toString())
            .setJMXManagementEnabled(false)
            .setSuppressSessionNotifications(true)
            .setCriticalAnalyzer(false)
            .setScheduledThreadPoolMaxSize(2)
            .setGlobalMaxSize(TOTAL_LIMIT)
            .setMessageExpiryScanPeriod(STALE / 2)
            .setWildCardConfiguration(
                new WildcardConfiguration().setDelimiter('/').setAnyWords('#').setSingleWord('+'));
    addresses().forEach(configuration::addAddressSetting);
    configuration.addAcceptorConfiguration(acceptor(settings));
    return configuration;
  }

  private static Map<String, AddressSettings> addresses() {
    return Map.of(
        "#",
        bounded(),
        Topics.ALL_BATCHES,
        bounded().setExpiryDelay(STALE),
        "tram/1/+/receipt",
        bounded().setExpiryDelay(STALE));
  }

  private static AddressSettings bounded() {
    return new AddressSettings()
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(true)
        .setAutoDeleteQueues(true)
        .setMaxSizeBytes(NODE_LIMIT)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
        .setMaxDeliveryAttempts(-1);
  }

  private static TransportConfiguration acceptor(BrokerSettings settings) {
    Map<String, Object> network = new HashMap<>();
    network.put(TransportConstants.HOST_PROP_NAME, settings.host());
    network.put(TransportConstants.PORT_PROP_NAME, settings.port());
    network.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
    network.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    network.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    network.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
    network.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
    network.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
    network.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, settings.certificate().toString());
    network.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, settings.password());
    network.put(TransportConstants.KEYSTORE_ALIAS_PROP_NAME, "broker");
    network.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PEMCA");
    network.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, settings.authority().toString());
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(), network, ACCEPTOR, MQTT_LIMITS);
  }
}
