package vn.tram.edge.order;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import vn.tram.edge.uplink.Allegiance;
import vn.tram.edge.uplink.TlsIdentity;
import vn.tram.edge.uplink.TlsIdentityException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.order.RequestCodec;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** Obeys the hub: each order is checked, is newer than the last, and is on the disk first. */
public final class Orders implements Allegiance {
  private static final Logger LOG = System.getLogger(Orders.class.getName());

  private final KeyFolder files;
  private final NodeName node;
  private final SigningKey signing;
  private final Identities identities;
  private volatile Standing standing;

  private Orders(
      KeyFolder files,
      NodeName node,
      SigningKey signing,
      Identities identities,
      Standing standing) {
    this.files = files;
    this.node = node;
    this.signing = signing;
    this.identities = identities;
    this.standing = standing;
  }

  /**
   * What enrolment left.
   *
   * @param hub verified what the hub sent then
   * @param seal what data keys were sealed to then
   */
  public record Enrolled(VerifyingKey hub, HubSealPublicKey seal) {}

  /**
   * Reads what holds.
   *
   * @param signing signs requests
   * @throws TlsIdentityException when a file is missing or damaged
   */
  public static Orders open(KeyFolder files, NodeName node, SigningKey signing, Enrolled enrolled)
      throws TlsIdentityException {
    Identities identities = Identities.open(files, node);
    try {
      String text = Files.exists(files.standing()) ? Files.readString(files.standing()) : "";
      Standing standing = Standing.of(text, enrolled.hub(), enrolled.seal());
      return new Orders(files, node, signing, identities, standing);
    } catch (IOException | IllegalArgumentException e) {
      throw new TlsIdentityException(files.standing(), false, e);
    }
  }

  /** What the next data key is to be sealed to. */
  public HubSealPublicKey seal() {
    return standing.seal();
  }

  /** Whom the certificate in force names. */
  public String name() {
    return identities.name();
  }

  @Override
  public TlsIdentity identity() {
    return identities.identity();
  }

  @Override
  public List<VerifyingKey> hub() {
    return standing.hub();
  }

  @Override
  public synchronized boolean obey(byte[] bytes) throws WireException, IOException {
    Order order = OrderCodec.decode(bytes, node, standing.hub().getFirst());
    if (order.number() <= standing.number()) {
      LOG.log(Level.DEBUG, "an order that is not newer than the last is passed over");
      return false;
    }
    // The certificate first: once the number is on the disk, this order is never heard again.
    boolean another = identities.receive(order.certificate());
    Standing fresh = Standing.of(order);
    KeyFile.write(files.standing(), fresh.text());
    standing = fresh;
    return another;
  }

  @Override
  public Optional<byte[]> request(Moment now) throws IOException {
    Optional<Octets> wish = identities.wish(now);
    return wish.map(key -> RequestCodec.encode(new Request(node, standing.number(), key), signing));
  }

  @Override
  public void proven() {
    identities.proven();
  }

  @Override
  public void unproven() {
    identities.unproven();
  }
}
