package vn.tram.edge.uplink;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * A real broker with TLS and client certificates on a free port. It forgets everything when it
 * stops: nothing that matters may live in a broker.
 */
final class TestBroker implements AutoCloseable {
  /** Held, or the setting would be forgotten: the broker tells of each message otherwise. */
  private static final Logger NOISE = Logger.getLogger("org.apache.activemq");

  static {
    NOISE.setLevel(Level.SEVERE);
  }

  private final Map<String, Object> acceptor;
  private EmbeddedActiveMQ server;
  private int port;

  TestBroker(Path folder, TestAuthority authority, TestAuthority.Issued own) {
    acceptor =
        Map.ofEntries(
            Map.entry("host", "127.0.0.1"),
            Map.entry("port", 0),
            Map.entry("protocols", "MQTT"),
            Map.entry("sslEnabled", true),
            Map.entry("needClientAuth", true),
            Map.entry("keyStoreType", "PKCS12"),
            Map.entry("keyStorePath", own.writeTo(folder.resolve("broker.p12")).toString()),
            Map.entry("keyStorePassword", TestAuthority.PASSWORD),
            Map.entry("trustStoreType", "PEMCA"),
            Map.entry(
                "trustStorePath", authority.writeTo(folder.resolve("broker-ca.pem")).toString()));
    start();
  }

  /** The port, another one after each start. */
  int port() {
    return port;
  }

  void start() {
    var configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false);
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            NettyAcceptorFactory.class.getName(),
            acceptor,
            "mqtt",
            Map.of("topicAliasMaximum", 0, "receiveMaximum", 64)));
    server = new EmbeddedActiveMQ().setConfiguration(configuration);
    try {
      server.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    var listening =
        (NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor("mqtt");
    port = listening.getActualPort();
  }

  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
