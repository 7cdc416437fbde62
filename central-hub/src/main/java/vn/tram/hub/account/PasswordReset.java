package vn.tram.hub.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import vn.tram.hub.secret.SecretFile;

/**
 * The way back from a lost first password: whoever may write into the hub's folder of keys leaves
 * the hash of a new one there, and the hub takes it up. The password itself is in no file.
 */
public final class PasswordReset {
  private static final int COST = 12;
  private static final String NAME = "new-password";

  private PasswordReset() {}

  /**
   * Leaves a new password for the first account.
   *
   * @param keys the hub's folder of keys
   */
  public static InitialLogin leave(Path keys) throws IOException {
    var passwords = new Passwords(new SecureRandom(), COST);
    String password = passwords.generated();
    SecretFile.replace(keys.resolve(NAME), passwords.hash(password));
    return new InitialLogin(Accounts.FIRST_USER, password);
  }

  /**
   * Takes up a new password, if one was left.
   *
   * @param keys the hub's folder of keys
   * @return whether there was one
   */
  public static boolean takeUp(Path keys, Accounts accounts) throws IOException {
    Path file = keys.resolve(NAME);
    Optional<String> hash = hash(file);
    if (hash.isEmpty()) {
      return false;
    }
    accounts.reset(hash.get());
    return Files.deleteIfExists(file);
  }

  private static Optional<String> hash(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
