package vn.tram.edge.uplink;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** What binds a node to its hub: how each knows the other, and what the hub may change of that. */
public interface Allegiance {
  /** What to prove the node's name with at the next connection, and the authority to believe. */
  TlsIdentity identity();

  /** Keys that verify receipts, at least one. */
  List<VerifyingKey> hub();

  /**
   * Obeys an order, if it is the hub's and newer than the last.
   *
   * @return whether another {@link #identity} is to be shown from now on
   * @throws WireException when it is no order of this hub for this node
   * @throws IOException when it could not be kept; then it is not obeyed either
   */
  boolean obey(byte[] order) throws WireException, IOException;

  /**
   * What to ask the hub for, signed, if there is something.
   *
   * @param now what the node knows of time
   * @throws IOException when it could not be kept
   */
  Optional<byte[]> request(Moment now) throws IOException;

  /** The hub answered over a connection with the last {@link #identity}. */
  void proven();

  /** A connection with the last {@link #identity} ended before the hub answered. */
  void unproven();
}
