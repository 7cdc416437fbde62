package vn.tram.edge.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.uplink.TlsIdentityException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.order.RequestCodec;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

class OrdersTest {
  private static final NodeName NODE = new NodeName("cho-1");
  private static final Instant BORN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofDays(90);
  private static final Moment YOUNG = around(BORN.plus(Duration.ofDays(30)));
  private static final Moment OLD = around(BORN.plus(Duration.ofDays(61)));

  /** A box without a clock: all that it knows is that it was made after the protocol was. */
  private static final Moment NEVER_HEARD =
      new Moment(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

  @TempDir Path folder;
  private final Issuer issuer = new Issuer();
  private final SigningKey.Pair node = SigningKey.generate();
  private final SigningKey.Pair hub = SigningKey.generate();
  private final HubSealPublicKey seal = HubSealKey.generate().publicKey();
  private KeyFolder files;

  private static Moment around(Instant instant) {
    return new Moment(instant.minusSeconds(1), instant.plusSeconds(1));
  }

  @BeforeEach
  void enrol() {
    files = new KeyFolder(folder);
    issuer.enrol(files, NODE, BORN, LIFE);
  }

  private Orders open() throws TlsIdentityException {
    return Orders.open(files, NODE, node.signing(), new Orders.Enrolled(hub.verifying(), seal));
  }

  private Order order(long number, X509Certificate... certificate) {
    return new Order(
        NODE,
        number,
        List.of(hub.verifying()),
        List.of(),
        seal,
        certificate.length == 0 ? Octets.of() : Issuer.encoded(certificate[0]));
  }

  private byte[] signed(Order order) {
    return OrderCodec.encode(order, hub.signing());
  }

  private Octets wish(Orders orders, Moment now) throws Exception {
    Optional<byte[]> request = orders.request(now);
    return RequestCodec.decode(request.orElseThrow(), NODE, node.verifying()).publicKey();
  }

  private X509Certificate issued(Octets key) {
    return issuer.issue(NODE, key, BORN.plus(Duration.ofDays(61)), LIFE);
  }

  @Test
  void anOrderHoldsAndStillHoldsAfterARestart() throws Exception {
    HubSealPublicKey other = HubSealKey.generate().publicKey();
    var order = new Order(NODE, 5, List.of(hub.verifying()), List.of(), other, Octets.of());
    Orders orders = open();
    assertEquals(seal, orders.seal());
    orders.obey(signed(order));
    assertEquals(other, orders.seal());
    assertEquals(other, open().seal());
  }

  @Test
  void anOlderOrderIsNeverObeyedNotEvenAfterARestart() throws Exception {
    HubSealPublicKey stale = HubSealKey.generate().publicKey();
    var old = new Order(NODE, 7, List.of(hub.verifying()), List.of(), stale, Octets.of());
    Orders orders = open();
    orders.obey(signed(order(8)));
    assertFalse(orders.obey(signed(old)));
    assertEquals(seal, orders.seal());
    Orders restarted = open();
    restarted.obey(signed(old));
    assertEquals(seal, restarted.seal());
  }

  @Test
  void whoeverIsNotTheHubIsNotObeyed() throws Exception {
    Orders orders = open();
    byte[] forged = OrderCodec.encode(order(9), node.signing());
    assertThrows(WireException.class, () -> orders.obey(forged));
    assertThrows(WireException.class, () -> orders.obey(new byte[] {1, 2, 3}));
  }

  @Test
  void theHubsNewKeyIsBelievedAndItsReceiptsUnderTheOldOneTooUntilTheNextOrder() throws Exception {
    SigningKey.Pair fresh = SigningKey.generate();
    List<Succession> successions = List.of(Succession.introduce(hub.signing(), fresh.verifying()));
    List<VerifyingKey> both = List.of(fresh.verifying(), hub.verifying());
    Orders orders = open();
    orders.obey(
        OrderCodec.encode(
            new Order(NODE, 5, both, successions, seal, Octets.of()), fresh.signing()));
    assertEquals(both, open().hub());
    // The old key can give no orders any more.
    assertThrows(WireException.class, () -> orders.obey(signed(order(6))));
  }

  @Test
  void aCertificateIsAskedForWhenItsLastThirdHasCertainlyBegun() throws Exception {
    Orders orders = open();
    assertTrue(orders.request(YOUNG).isEmpty());
    assertTrue(orders.request(NEVER_HEARD).isEmpty());
    Octets first = wish(orders, OLD);
    // The same key as long as nobody answered, also after a restart.
    assertEquals(first, wish(orders, OLD));
    assertEquals(first, wish(open(), OLD));
  }

  @Test
  void aRequestNamesTheLastOrderThatWasObeyed() throws Exception {
    Orders orders = open();
    orders.obey(signed(order(41)));
    Request request =
        RequestCodec.decode(orders.request(OLD).orElseThrow(), NODE, node.verifying());
    assertEquals(41, request.obeyed());
  }

  @Test
  void aRenewedCertificateTakesTheOldOnesPlaceWhenTheHubHasAnsweredOverIt() throws Exception {
    Orders orders = open();
    X509Certificate old = orders.identity().certificate();
    X509Certificate fresh = issued(wish(orders, OLD));
    assertTrue(orders.obey(signed(order(5, fresh))));
    // What was shown last is still the old one: an answer over that connection proves nothing.
    orders.proven();
    assertTrue(Files.exists(files.next()));

    assertEquals(fresh, orders.identity().certificate());
    orders.proven();
    assertEquals(fresh, open().identity().certificate());
    assertNotEquals(old, fresh);
    assertTrue(Files.notExists(files.next()) && Files.notExists(files.wish()));
    assertTrue(orders.request(OLD).isEmpty());
  }

  @Test
  void aRenewedCertificateThatIsRefusedGivesWayToTheOldOneAndTheOtherWayRound() throws Exception {
    Orders orders = open();
    X509Certificate old = orders.identity().certificate();
    X509Certificate fresh = issued(wish(orders, OLD));
    orders.obey(signed(order(5, fresh)));
    assertEquals(fresh, orders.identity().certificate());
    orders.unproven();
    assertEquals(old, orders.identity().certificate());
    orders.unproven();
    assertEquals(fresh, orders.identity().certificate());
  }

  @Test
  void aCertificateForAnotherKeyNameOrOfAnotherAuthorityIsPassedOver() throws Exception {
    Orders orders = open();
    Octets key = wish(orders, OLD);
    X509Certificate old = orders.identity().certificate();
    Instant now = OLD.earliest();
    List<X509Certificate> wrong =
        List.of(
            issued(Issuer.key()),
            issuer.issue(new NodeName("cho-2"), key, now, LIFE),
            new Issuer().issue(NODE, key, now, LIFE));
    for (int i = 0; i < wrong.size(); i++) {
      assertFalse(orders.obey(signed(order(5 + i, wrong.get(i)))), "certificate " + i);
      assertEquals(old, orders.identity().certificate());
    }
    // The order counts all the same, and a right one is still welcome.
    assertTrue(orders.obey(signed(order(20, issued(key)))));
  }

  /** Each step, as the disk has it when the power goes just behind it. */
  @Test
  void whereverThePowerGoesThereIsAnIdentityThatWorks() throws Exception {
    X509Certificate old = open().identity().certificate();

    // A new key, and nobody was asked yet.
    Octets key = wish(open(), OLD);
    assertEquals(old, open().identity().certificate());

    // The new certificate is on the disk, the order's number not: the order comes again.
    X509Certificate fresh = issued(key);
    byte[] order = signed(order(5, fresh));
    open().obey(order);
    Files.delete(files.standing());
    assertEquals(fresh, open().identity().certificate());
    assertTrue(open().obey(order));

    // Half a file beside its place, of whatever step.
    for (Path file : List.of(files.next(), files.standing(), files.wish(), files.own())) {
      Files.write(file.resolveSibling(file.getFileName() + ".new"), new byte[] {1, 2});
    }
    assertEquals(fresh, open().identity().certificate());

    // The new one took the place of the old one, its key was not cleared away.
    byte[] left = Files.readAllBytes(files.wish());
    Orders orders = open();
    orders.identity();
    orders.proven();
    Files.write(files.wish(), left);
    Orders restarted = open();
    assertEquals(fresh, restarted.identity().certificate());
    assertTrue(Files.notExists(files.wish()));
    assertTrue(restarted.request(around(BORN.plus(Duration.ofDays(70)))).isEmpty());
  }

  @Test
  void aDamagedNextCertificateIsAskedForAgain() throws Exception {
    Orders orders = open();
    X509Certificate old = orders.identity().certificate();
    orders.obey(signed(order(5, issued(wish(orders, OLD)))));
    Files.write(files.next(), new byte[] {1, 2, 3});
    Orders restarted = open();
    assertEquals(old, restarted.identity().certificate());
    assertTrue(restarted.obey(signed(order(6, issued(wish(restarted, OLD))))));
  }

  @Test
  void nobodyButTheOwnerReadsWhatIsWritten() throws Exception {
    Orders orders = open();
    orders.obey(signed(order(5, issued(wish(orders, OLD)))));
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (List.of(files.standing(), files.next(), files.wish()).contains(file)) {
          assertEquals(
              "rw-------",
              PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
              file.toString());
        }
      }
    }
  }

  @Test
  void whatCannotBeKeptIsNotObeyed() throws Exception {
    Orders orders = open();
    HubSealPublicKey other = HubSealKey.generate().publicKey();
    // A folder in the way of the file.
    Files.createDirectories(files.standing().resolve("x"));
    var order = new Order(NODE, 5, List.of(hub.verifying()), List.of(), other, Octets.of());
    assertThrows(IOException.class, () -> orders.obey(signed(order)));
    assertEquals(seal, orders.seal());
  }

  @Test
  void aDamagedFileOfOrdersIsNamed() throws Exception {
    byte[] damaged = "number five\n".getBytes();
    Files.write(files.standing(), damaged);
    TlsIdentityException failure = assertThrows(TlsIdentityException.class, this::open);
    assertEquals(files.standing(), failure.file());
    assertArrayEquals(damaged, Files.readAllBytes(files.standing()));
  }
}
