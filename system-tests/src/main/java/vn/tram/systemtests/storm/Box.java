package vn.tram.systemtests.storm;

import javax.net.ssl.SSLContext;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * What enrolment gave to one node.
 *
 * @param name its own
 * @param tls shows its certificate, and believes the hub's authority only
 * @param signing signs what it sends
 * @param hub verifies the hub's receipts
 */
record Box(NodeName name, SSLContext tls, SigningKey signing, VerifyingKey hub) {}
