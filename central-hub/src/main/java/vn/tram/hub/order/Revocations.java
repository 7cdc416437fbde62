package vn.tram.hub.order;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vn.tram.hub.registry.Papers;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.hub.secret.SecretFile;
import vn.tram.protocol.wire.NodeName;

/**
 * Puts nodes out and lets them in again: in the hub's list, which the hub and its own broker ask at
 * every step, and in a list for other brokers.
 */
public final class Revocations {
  private static final Logger LOG = System.getLogger(Revocations.class.getName());
  private static final int LINE = 64;

  private final Registry registry;
  private final Registrar registrar;
  private final Renewals.Source source;
  private final Path list;
  private final InstantSource clock;

  /**
   * Revocations.
   *
   * @param list where brokers that are not the hub's own find whom to refuse, PEM
   */
  public Revocations(
      Registry registry,
      Registrar registrar,
      Renewals.Source source,
      Path list,
      InstantSource clock) {
    this.registry = registry;
    this.registrar = registrar;
    this.source = source;
    this.list = list;
    this.clock = clock;
  }

  /**
   * Puts a node out, from now on.
   *
   * @param reason in somebody's words
   * @return whether the list for other brokers could be written, too
   * @throws java.nio.file.NoSuchFileException when no such node is enrolled
   */
  public boolean revoke(NodeName node, String reason) throws IOException {
    registrar.revoke(node, reason.strip(), clock.instant());
    return writeList();
  }

  /**
   * Lets a node in again.
   *
   * @return whether the list for other brokers could be written, too
   * @throws java.nio.file.NoSuchFileException when no such node is enrolled
   */
  public boolean readmit(NodeName node) throws IOException {
    registrar.readmit(node);
    return writeList();
  }

  /**
   * Writes the list for other brokers anew. The hub does without it, and so does its own broker.
   *
   * @return false when that could not be, because the authority is not here
   */
  public boolean writeList() {
    List<BigInteger> serials = new ArrayList<>();
    for (NodeName node : registry.names()) {
      registry.papers(node).ifPresent(papers -> serials.addAll(out(papers)));
    }
    try {
      byte[] der = source.authority().revocationList(serials, clock.instant());
      SecretFile.replace(list, pem(der));
      return true;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The list for other brokers, {0}, is not written: {1}", list, e);
      return false;
    }
  }

  private static List<BigInteger> out(Papers papers) {
    List<BigInteger> out = new ArrayList<>(papers.gone());
    if (papers.revoked().isPresent()) {
      out.addAll(papers.serials());
    }
    return out;
  }

  private static String pem(byte[] der) {
    return "-----BEGIN X509 CRL-----\n"
        + Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
        + "\n-----END X509 CRL-----";
  }
}
