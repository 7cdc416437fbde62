package vn.tram.hub.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.hub.secret.SecretFile;
import vn.tram.protocol.wire.NodeName;

/**
 * Writes into enrolment files: a node is put out, let in again, gets another certificate, or its
 * name goes to another box. One change at a time, also among programs.
 */
public final class Registrar {
  /** File locks hold between programs, this between the threads of one. */
  private static final ReentrantLock HERE = new ReentrantLock();

  private static final String LOCK = ".lock";

  private final Path folder;

  /**
   * A registrar.
   *
   * @param folder as the {@link Registry}'s
   */
  public Registrar(Path folder) {
    this.folder = folder;
  }

  /** A change of one node's file. */
  private interface Change {
    void to(ObjectNode file) throws IOException;
  }

  /**
   * Puts a node out: the broker lets it in no more, and what it signed counts no more.
   *
   * @param reason in somebody's words; on one line
   * @throws NoSuchFileException when no such node is enrolled
   */
  public void revoke(NodeName node, String reason, Instant now) throws IOException {
    change(node, file -> file.put("revoked", now.toString()).put("revokedReason", reason));
  }

  /**
   * Lets a node in again that was put out; to one that was not, nothing happens.
   *
   * @throws NoSuchFileException when no such node is enrolled
   */
  public void readmit(NodeName node) throws IOException {
    change(node, file -> file.remove(Set.of("revoked", "revokedReason")));
  }

  /**
   * Notes the certificate that takes the place of the one in force, which stays good beside it
   * until the next.
   *
   * @param stamp of the order that brings it, larger than any before
   * @throws NoSuchFileException when no such node is enrolled
   */
  public void renew(NodeName node, X509Certificate certificate, long stamp) throws IOException {
    change(
        node,
        file -> {
          file.set("certificateBefore", file.get("certificate"));
          file.put("certificate", fingerprint(certificate));
          file.put("certificateRenewed", hex(certificate));
          file.put("stamp", stamp);
          file.withArray("serials").add(certificate.getSerialNumber().toString(16));
        });
  }

  /**
   * Gives a name to another box: what the old one had counts no more.
   *
   * @param fresh the file of the new enrolment
   * @throws NoSuchFileException when no such node is enrolled
   */
  public void replace(NodeName node, ObjectNode fresh) throws IOException {
    change(
        node,
        file -> {
          ArrayNode gone = file.withArray("serialsGone").deepCopy();
          gone.addAll(file.withArray("serials"));
          int boxes = Math.max(1, file.path("boxes").asInt(1)) + 1;
          file.removeAll();
          file.setAll(fresh);
          file.set("serialsGone", gone);
          file.put("boxes", boxes);
        });
  }

  /**
   * Gives a site one title, in the files of all its nodes: each would bring its own otherwise.
   *
   * @param site its id
   * @param title what people call it; on one line
   */
  public void entitle(String site, String title) throws IOException {
    for (EnrolledNode node : new Registry(folder).at(site)) {
      if (!node.siteTitle().equals(title)) {
        change(node.name(), file -> file.put("siteTitle", title));
      }
    }
  }

  private void change(NodeName node, Change change) throws IOException {
    Path place = folder.resolve(node + Registry.SUFFIX);
    HERE.lock();
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      lock.lock();
      var json = new ObjectMapper();
      if (!(json.readTree(Files.readAllBytes(place)) instanceof ObjectNode file)) {
        throw new IOException(place + " is no enrolment");
      }
      change.to(file);
      SecretFile.replace(place, json.writerWithDefaultPrettyPrinter().writeValueAsString(file));
    } finally {
      HERE.unlock();
    }
  }

  /** SHA-256 of a certificate's DER encoding, in hexadecimal. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  private static String hex(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of our own does not encode", e);
    }
  }
}
