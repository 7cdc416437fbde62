package vn.tram.hub.broker;

import java.security.Principal;
import vn.tram.protocol.wire.NodeName;

/** Whom a certificate stands for. */
sealed interface Client extends Principal {
  /** The name that the hub's own certificate carries; no node may have it. */
  String HUB = "hub";

  /** Whether a client of this identity may call itself so. */
  boolean mayBeCalled(String clientId);

  /** An enrolled node; its client id is its name. */
  record Node(NodeName name) implements Client {
    @Override
    public String getName() {
      return name.value();
    }

    @Override
    public boolean mayBeCalled(String clientId) {
      return clientId.equals(name.value());
    }
  }

  /** A hub's inlet; several share one broker, so each adds a slash and something of its own. */
  record Hub() implements Client {
    @Override
    public String getName() {
      return HUB;
    }

    @Override
    public boolean mayBeCalled(String clientId) {
      return clientId.equals(HUB) || clientId.startsWith(HUB + "/");
    }
  }
}
