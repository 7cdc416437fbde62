package vn.tram.hub.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;

class KeyringTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final NodeName NODE = new NodeName("cho-1");

  @TempDir Path folder;
  private final SigningKey.Pair first = SigningKey.generate();
  private final HubSealKey seal = HubSealKey.generate();

  @BeforeEach
  void aHubsKeys() throws Exception {
    Files.writeString(folder.resolve("signing.key"), first.signing().toPkcs8().toHex() + "\n");
    Files.writeString(folder.resolve("seal.key"), seal.toBytes().toHex() + "\n");
  }

  @Test
  void aFreshRingHasOneKeyOfEachKind() throws Exception {
    Keys keys = Keyring.open(folder).keys();
    assertEquals(List.of(first.verifying()), keys.verifying());
    assertEquals(seal.publicKey(), keys.seal().publicKey());
    assertEquals(0, keys.rotated());
  }

  @Test
  void whatWasSealedBeforeAnyNumberOfRotationsStillOpens() throws Exception {
    Keyring ring = Keyring.open(folder);
    DataKey key = DataKey.generate();
    var place = new Place(NODE, 7, 2);
    Octets sealed = seal.publicKey().seal(key, place);
    ring.rotateSeal(NOW, 0);
    ring.rotateSeal(NOW, 0);
    Keys keys = Keyring.open(folder).keys();
    assertNotEquals(seal.publicKey(), keys.seal().publicKey());
    assertEquals(3, keys.seals().size());
    Octets words = key.seal("một người", new Place(NODE, 7, 3));
    assertEquals(
        "một người",
        keys.seal(seal.publicKey().id())
            .orElseThrow()
            .open(sealed, place)
            .open(words, new Place(NODE, 7, 3)));
  }

  @Test
  void stampsGrowWhateverTheClockSays() throws Exception {
    Keyring ring = Keyring.open(folder);
    ring.rotateSeal(NOW, 0);
    assertEquals(NOW.toEpochMilli(), ring.keys().rotated());
    ring.rotateSigning(Instant.EPOCH, 0, false);
    assertEquals(NOW.toEpochMilli() + 1, ring.keys().rotated());
    ring.rotateSeal(Instant.EPOCH, NOW.toEpochMilli() + 500);
    assertEquals(NOW.toEpochMilli() + 501, ring.keys().rotated());
  }

  @Test
  void aNodeThatKnowsTheFirstKeyFollowsToTheLast() throws Exception {
    Keyring ring = Keyring.open(folder);
    ring.rotateSigning(NOW, 0, false);
    ring.rotateSigning(NOW, 0, false);
    Keys keys = Keyring.open(folder).keys();
    Order order =
        new Order(
            NODE,
            keys.rotated(),
            keys.verifying(),
            keys.successions(),
            keys.seal().publicKey(),
            Octets.of());
    byte[] bytes = OrderCodec.encode(order, keys.signing());
    assertEquals(order, OrderCodec.decode(bytes, NODE, first.verifying()));
    assertEquals(2, keys.verifying().size());
  }

  @Test
  void aLeakedKeysReceiptsCountNoMore() throws Exception {
    Keyring ring = Keyring.open(folder);
    ring.rotateSigning(NOW, 0, true);
    assertEquals(1, ring.keys().verifying().size());
    assertNotEquals(first.verifying(), ring.keys().verifying().getFirst());
  }

  /** Each step of a rotation, as the disk has it when the power goes just behind it. */
  @Test
  void aRotationThatIsCutOffLeavesAKeyThatNodesCanFollow() throws Exception {
    Path cut = Files.createDirectory(folder.resolve("cut"));
    Path whole = Files.createDirectory(folder.resolve("whole"));
    for (String file : List.of("signing.key", "seal.key")) {
      Files.copy(folder.resolve(file), cut.resolve(file));
      Files.copy(folder.resolve(file), whole.resolve(file));
    }
    Keyring.open(whole).rotateSigning(NOW, 0, false);
    Path made = whole.resolve("signing.key");

    // The new key is on the disk, nothing speaks of it.
    Files.copy(made, cut.resolve("signing.next"));
    assertEquals(List.of(first.verifying()), Keyring.open(cut).keys().verifying());

    // It is spoken of and not in its place.
    Files.copy(whole.resolve("rotations"), cut.resolve("rotations"));
    assertEquals(Keyring.open(whole).keys().verifying(), Keyring.open(cut).keys().verifying());
    assertTrue(Files.notExists(cut.resolve("signing.next")));

    // A key that was abandoned does not come back with the next rotation.
    Files.copy(
        folder.resolve("signing.key"),
        cut.resolve("signing.next"),
        StandardCopyOption.REPLACE_EXISTING);
    Keyring ring = Keyring.open(cut);
    assertEquals(Keyring.open(whole).keys().verifying(), ring.keys().verifying());
    ring.rotateSigning(NOW, 0, false);
    assertEquals(2, ring.keys().successions().size());
  }

  @Test
  void nobodyButTheOwnerReadsWhatARotationWrites() throws Exception {
    Keyring ring = Keyring.open(folder);
    ring.rotateSeal(NOW, 0);
    ring.rotateSigning(NOW, 0, false);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    Files.writeString(folder.resolve("rotations"), "seal yesterday\n");
    assertEquals(
        folder.resolve("rotations"),
        assertThrows(KeyringException.class, () -> Keyring.open(folder)).file());
  }
}
