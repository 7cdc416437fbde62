package vn.tram.edge.uplink;

import java.net.URI;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * Who a node is and whom it talks to.
 *
 * @param node its name, the same as in its certificate
 * @param software the version of the gate program
 * @param broker {@code ssl://host:port}
 * @param identity what it proves its name with, and the authority that it believes
 * @param signing signs what it sends
 * @param hub verifies receipts
 * @param timing how patient it is
 */
public record UplinkSettings(
    NodeName node,
    String software,
    URI broker,
    TlsIdentity identity,
    SigningKey signing,
    VerifyingKey hub,
    Timing timing) {}
