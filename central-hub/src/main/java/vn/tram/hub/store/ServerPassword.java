package vn.tram.hub.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of a server of the hub's own.
 *
 * @param value hexadecimal digits
 */
record ServerPassword(String value) {
  private static final String RULES =
      """
      # Written by the hub: nobody without the password, and nobody from another machine.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  /** The password in this folder; made when there is none. */
  static ServerPassword in(Path folder) throws IOException {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      replace(file, HexFormat.of().formatHex(random) + "\n");
    }
    return new ServerPassword(Files.readString(file).strip());
  }

  /** Whether the server's rules ask for it already. */
  boolean isRequiredBy(Path rules) throws IOException {
    return Files.readString(rules).equals(RULES);
  }

  /** Writes rules that ask for it. */
  void require(Path rules) throws IOException {
    replace(rules, RULES);
  }

  /** Whole or not at all, and never readable for others. */
  private static void replace(Path file, String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
