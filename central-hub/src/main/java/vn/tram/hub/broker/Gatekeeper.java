package vn.tram.hub.broker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.apache.activemq.artemis.utils.CompositeAddress;
import vn.tram.hub.broker.Rights.Wish;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/**
 * Tells who a connection is by its certificate alone: user names and passwords mean nothing. Asked
 * anew for every connection and every right, so a node that is struck off loses both at once.
 */
final class Gatekeeper implements ActiveMQSecurityManager5 {
  private static final Logger LOG = System.getLogger(Gatekeeper.class.getName());
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Registry registry;
  private final Octets hubCertificate;

  /** By the name in the certificate; our authority issues only so many. */
  private final Map<String, Long> complained = new ConcurrentHashMap<>();

  Gatekeeper(Registry registry, Octets hubCertificate) {
    this.registry = registry;
    this.hubCertificate = hubCertificate;
  }

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String domain) {
    X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
    String clientId = connection.getClientID();
    if (chain == null || chain.length == 0 || clientId == null) {
      return null;
    }
    Optional<Client> client = client(chain[0]).filter(c -> c.mayBeCalled(clientId));
    if (client.isEmpty()) {
      complain(commonName(chain[0]), connection.getRemoteAddress());
    }
    return client.map(Gatekeeper::subject).orElse(null);
  }

  /** Whoever is refused tries again and again: one line a minute is enough. */
  private void complain(String name, String address) {
    long now = System.nanoTime();
    Long last = complained.get(name);
    if (last == null || now - last > SILENCE.toNanos()) {
      complained.put(name, now);
      LOG.log(
          Level.WARNING,
          "A client at {0} is refused: it is not enrolled with its certificate of {1}, or uses"
              + " another client id.",
          address,
          name);
    }
  }

  /** The address of a queue comes with the queue's name behind it. */
  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType type, String queue) {
    String address = CompositeAddress.extractAddressName(queue);
    return subject.getPrincipals(Client.class).stream()
        .anyMatch(
            client ->
                switch (type) {
                  case SEND -> Rights.grants(client, Wish.PUBLISH, address);
                  case CONSUME,
                      CREATE_DURABLE_QUEUE,
                      CREATE_NON_DURABLE_QUEUE,
                      DELETE_DURABLE_QUEUE,
                      DELETE_NON_DURABLE_QUEUE ->
                      Rights.grants(client, Wish.SUBSCRIBE, address);
                  case CREATE_ADDRESS ->
                      Rights.grants(client, Wish.PUBLISH, address)
                          || Rights.grants(client, Wish.SUBSCRIBE, address);
                  default -> false;
                });
  }

  /** Whether whoever is at the other end may stay. */
  boolean welcome(RemotingConnection connection) {
    return client(connection).isPresent();
  }

  /** The node at the other end, if it is one. */
  Optional<NodeName> node(RemotingConnection connection) {
    return client(connection)
        .filter(Client.Node.class::isInstance)
        .map(client -> ((Client.Node) client).name());
  }

  private Optional<Client> client(RemotingConnection connection) {
    X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
    return chain == null || chain.length == 0 ? Optional.empty() : client(chain[0]);
  }

  /** Whom a certificate of our authority stands for, if it is still good for anybody. */
  Optional<Client> client(X509Certificate certificate) {
    Octets fingerprint = fingerprint(certificate);
    String name = commonName(certificate);
    if (name.equals(Client.HUB)) {
      return fingerprint.equals(hubCertificate) ? Optional.of(new Client.Hub()) : Optional.empty();
    }
    try {
      var node = new NodeName(name);
      return registry.admits(node, fingerprint)
          ? Optional.of(new Client.Node(node))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Subject subject(Client client) {
    var subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(client.getName()));
    subject.getPrincipals().add(client);
    return subject;
  }

  private static Octets fingerprint(X509Certificate certificate) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was just used cannot be encoded", e);
    }
  }

  private static String commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(Object::toString)
              .findFirst()
              .orElse("");
    } catch (InvalidNameException e) {
      return "";
    }
  }

  @Override
  public boolean validateUser(String user, String password) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType type) {
    return false;
  }
}
