package vn.tram.protocol.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

class SealProperties {
  private static final NodeName NODE = new NodeName("cho-long-hoa");
  private static final Place PLACE = new Place(NODE, 5, 12);
  private static final String SCAN =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";
  private static final HubSealKey HUB = HubSealKey.generate();

  @Property(tries = 300)
  void whatIsSealedOpensWithTheSameKeyAtTheSamePlace(
      @ForAll @StringLength(max = 400) @CharRange(from = ' ', to = 'ỹ') String words,
      @ForAll @LongRange(min = 1) long seq)
      throws SealException {
    DataKey key = DataKey.generate();
    Place place = new Place(NODE, 5, seq);
    assertEquals(words, key.open(key.seal(words, place), place));
  }

  @Example
  void aSealOpensNowhereElse() {
    DataKey key = DataKey.generate();
    Octets sealed = key.seal(SCAN, PLACE);
    for (Place other :
        new Place[] {
          new Place(NODE, 5, 13), new Place(NODE, 6, 12), new Place(new NodeName("cho-moi"), 5, 12)
        }) {
      assertThrows(SealException.class, () -> key.open(sealed, other), other::toString);
    }
    assertThrows(SealException.class, () -> DataKey.generate().open(sealed, PLACE));
  }

  @Example
  void everySingleBitFlipIsRefused() {
    DataKey key = DataKey.generate();
    byte[] sealed = key.seal(SCAN, PLACE).toArray();
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      int position = bit;
      assertThrows(
          SealException.class, () -> key.open(Octets.of(flipped), PLACE), () -> "bit " + position);
    }
  }

  @Example
  void onlyTheHubOpensADataKey() throws SealException {
    DataKey key = DataKey.generate();
    Octets sealed = HUB.publicKey().seal(key, PLACE);
    DataKey opened = HUB.open(sealed, PLACE);
    assertEquals(SCAN, opened.open(key.seal(SCAN, PLACE), PLACE));
    assertThrows(SealException.class, () -> HubSealKey.generate().open(sealed, PLACE));
    assertThrows(SealException.class, () -> HUB.open(sealed, new Place(NODE, 5, 11)));
  }

  @Example
  void aHubKeySurvivesItsBytes() throws SealException {
    HubSealKey again = HubSealKey.of(HUB.toBytes());
    assertEquals(HUB.publicKey().id(), again.publicKey().id());
    DataKey key = DataKey.generate();
    Octets sealed = again.publicKey().seal(key, PLACE);
    assertEquals(SCAN, HUB.open(sealed, PLACE).open(key.seal(SCAN, PLACE), PLACE));
  }

  @Example
  void anOrdinaryCardTakesLessThanItsOwnLength() {
    int sealed = DataKey.generate().seal(SCAN, PLACE).size();
    assertTrue(sealed < 90, () -> sealed + " bytes");
  }
}
