package vn.tram.hub.keyring;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.tram.hub.keyring.Rotations.Rotation;
import vn.tram.hub.secret.SecretFile;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * The folder {@code keys} of a hub, as far as nodes have to do with it: {@code seal.key} and {@code
 * signing.key} in force, {@code seal-<id>.key} of seal keys before, and {@code rotations}.
 *
 * <p>A rotation is a few steps, each atomic on the disk. Whatever stops it in between, the keys are
 * the old ones or the new ones, and nothing that was sealed becomes unreadable.
 */
public final class Keyring {
  private static final String ROTATIONS = "rotations";
  private static final String NEXT = "signing.next";
  private static final String SIGNING = "signing.key";
  private static final String VERIFYING = "signing.pub";
  private static final String SEAL = "seal.key";
  private static final String OLD_SEALS = "seal-*.key";

  private final Path folder;
  private volatile Keys keys;

  private Keyring(Path folder, Keys keys) {
    this.folder = folder;
    this.keys = keys;
  }

  /**
   * Reads the keyring, and finishes a rotation that was cut off.
   *
   * @throws KeyringException when a file is missing or damaged
   */
  public static Keyring open(Path folder) throws KeyringException {
    return new Keyring(folder, read(folder));
  }

  public Keys keys() {
    return keys;
  }

  /**
   * Reads the folder again: another program may have rotated.
   *
   * @throws KeyringException when it cannot be read; then the keys stay as they were
   */
  public void refresh() throws KeyringException {
    keys = read(folder);
  }

  /**
   * Gives the hub another seal key; those before stay, to read what was sealed to them.
   *
   * @param floor the new stamp is larger: the newest of the stamps that nodes may have obeyed
   */
  public synchronized void rotateSeal(Instant now, long floor) throws KeyringException {
    refresh();
    HubSealKey fresh = HubSealKey.generate();
    HubSealKey old = keys.seal();
    Rotations rotations = rotations(folder);
    write(oldSeal(old), old.toBytes().toHex());
    write(SEAL, fresh.toBytes().toHex());
    long at = stamp(rotations, now, floor);
    write(ROTATIONS, rotations.with(new Rotation.Seal(at, fresh.publicKey().id())).text());
    refresh();
  }

  /**
   * Gives the hub another signing key, which the old one introduces; the old one is deleted.
   *
   * @param leaked whether nodes are to believe nothing more that the old one signed, as soon as
   *     they hear of it
   * @param floor the new stamp is larger: the newest of the stamps that nodes may have obeyed
   */
  public synchronized void rotateSigning(Instant now, long floor, boolean leaked)
      throws KeyringException {
    refresh();
    Rotations rotations = rotations(folder);
    SigningKey.Pair fresh = SigningKey.generate();
    var rotation =
        new Rotation.Signing(
            stamp(rotations, now, floor),
            leaked,
            keys.verifying().getFirst(),
            Succession.introduce(keys.signing(), fresh.verifying()));
    // The new key is on the disk before anything speaks of it, the old one until all does.
    write(NEXT, fresh.signing().toPkcs8().toHex());
    write(ROTATIONS, rotations.with(rotation).text());
    refresh();
  }

  private static long stamp(Rotations rotations, Instant now, long floor) {
    return Math.max(now.toEpochMilli(), Math.max(floor, rotations.last()) + 1);
  }

  private static String oldSeal(HubSealKey key) {
    return "seal-%08x.key".formatted(key.publicKey().id());
  }

  private static Keys read(Path folder) throws KeyringException {
    Rotations rotations = rotations(folder);
    finish(folder, rotations);
    SigningKey signing = key(folder.resolve(SIGNING), SigningKey::ofPkcs8);
    HubSealKey seal = key(folder.resolve(SEAL), HubSealKey::of);
    Map<Integer, HubSealKey> seals = new HashMap<>();
    for (Path file : oldSeals(folder)) {
      HubSealKey old = key(file, HubSealKey::of);
      seals.put(old.publicKey().id(), old);
    }
    seals.put(seal.publicKey().id(), seal);
    List<VerifyingKey> verifying = new ArrayList<>(List.of(Halves.verifying(signing)));
    rotations.overlapping().ifPresent(verifying::add);
    return new Keys(signing, verifying, rotations.successions(), seal, seals, rotations.last());
  }

  /** A signing key that is spoken of and still stands beside its place. */
  private static void finish(Path folder, Rotations rotations) throws KeyringException {
    Path next = folder.resolve(NEXT);
    if (!Files.exists(next)) {
      return;
    }
    VerifyingKey waiting = Halves.verifying(key(next, SigningKey::ofPkcs8));
    List<Succession> successions = rotations.successions();
    boolean spokenOf = !successions.isEmpty() && successions.getLast().next().equals(waiting);
    try {
      if (spokenOf) {
        SecretFile.replace(folder.resolve(VERIFYING), waiting.toX509().toHex());
        Files.move(
            next,
            folder.resolve(SIGNING),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (NoSuchFileException e) {
      // Another process of this hub has just done it.
      return;
    } catch (IOException e) {
      throw new KeyringException(next, false, e);
    }
  }

  private static List<Path> oldSeals(Path folder) throws KeyringException {
    List<Path> seals = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, OLD_SEALS)) {
      files.forEach(seals::add);
      return seals;
    } catch (IOException e) {
      throw new KeyringException(folder, false, e);
    }
  }

  private static Rotations rotations(Path folder) throws KeyringException {
    Path file = folder.resolve(ROTATIONS);
    try {
      return Files.exists(file) ? Rotations.of(Files.readString(file)) : new Rotations(List.of());
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyringException(file, false, e);
    }
  }

  private static <K> K key(Path file, Function<Octets, K> parser) throws KeyringException {
    try {
      return parser.apply(Octets.ofHex(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      throw new KeyringException(file, true, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyringException(file, false, e);
    }
  }

  private void write(String name, String line) throws KeyringException {
    try {
      SecretFile.replace(folder.resolve(name), line);
    } catch (IOException e) {
      throw new KeyringException(folder.resolve(name), false, e);
    }
  }
}
