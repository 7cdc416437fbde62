package vn.tram.edge.carry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file that only the gate's owner can read: where its console is, and a token that proves that a
 * program could read it. With it a program may name a folder, which a page may not.
 */
final class Door {
  private static final int TOKEN_BYTES = 24;

  private final Path file;
  private volatile Optional<String> token = Optional.empty();

  /** What a program finds at the door. */
  record Sign(URI console, String token) {}

  Door(Path file) {
    this.file = file;
  }

  void open(URI console) throws IOException {
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    String fresh = HexFormat.of().formatHex(secret);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, console + "\n" + fresh + "\n");
    token = Optional.of(fresh);
  }

  boolean admits(String shown) {
    byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
    return token
        .filter(own -> MessageDigest.isEqual(own.getBytes(StandardCharsets.UTF_8), bytes))
        .isPresent();
  }

  /** What is written there; nothing where no gate runs, or where this user may not know. */
  static Optional<Sign> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 2
          ? Optional.of(new Sign(URI.create(lines.get(0)), lines.get(1)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void close() {
    try {
      if (token.isPresent()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.getLogger(Door.class.getName())
          .log(System.Logger.Level.DEBUG, "the door's sign stays", e);
    }
  }
}
