package vn.tram.hub.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import vn.tram.hub.account.Account;
import vn.tram.hub.order.Revocations;
import vn.tram.hub.registry.Papers;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.wire.NodeName;

/** Puts boxes out and lets them in again; on record like an officer's work. */
public final class Expulsion {
  /** A longer reason is cut. */
  private static final int REASON = 200;

  private final Registry registry;
  private final Revocations revocations;
  private final Audit audit;

  public Expulsion(Registry registry, Revocations revocations, Audit audit) {
    this.registry = registry;
    this.revocations = revocations;
    this.audit = audit;
  }

  /**
   * A node by its name.
   *
   * @param node who
   * @param papers what became of its enrolment
   */
  public record Member(NodeName node, Papers papers) {
    /** Whether it is put out. */
    public boolean out() {
      return papers.revoked().isPresent();
    }
  }

  /** All enrolled nodes, those that were put out among them, by name. */
  public List<Member> members() {
    return registry.names().stream()
        .flatMap(node -> registry.papers(node).map(papers -> new Member(node, papers)).stream())
        .toList();
  }

  /**
   * Puts a node out, at once.
   *
   * @param reason in the officer's words, not blank
   * @return false when there is no such node
   */
  public boolean revoke(Account account, NodeName node, String reason) {
    String line = reason.replaceAll("\\p{Cntrl}", " ").strip();
    String kept = line.length() <= REASON ? line : line.substring(0, REASON);
    boolean done = change(() -> revocations.revoke(node, kept));
    if (done) {
      audit.note(account, AuditEntry.Action.NODE_REVOKED, node + ": " + kept);
    }
    return done;
  }

  /** Lets a node in again; false when there is no such node. */
  public boolean readmit(Account account, NodeName node) {
    boolean done = change(() -> revocations.readmit(node));
    if (done) {
      audit.note(account, AuditEntry.Action.NODE_READMITTED, node.value());
    }
    return done;
  }

  private interface Change {
    boolean run() throws IOException;
  }

  private static boolean change(Change change) {
    try {
      change.run();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
