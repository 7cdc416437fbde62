package vn.tram.hub.inlet;

import java.net.URI;
import javax.net.ssl.SSLContext;

/**
 * Where the inlet connects to, and as whom.
 *
 * @param broker {@code ssl://host:port}
 * @param tls holds the hub's client certificate and trusts the hub's authority only
 * @param clientId one of its own for each hub process; begins with {@code hub/} for the embedded
 *     broker
 */
public record InletSettings(URI broker, SSLContext tls, String clientId) {}
