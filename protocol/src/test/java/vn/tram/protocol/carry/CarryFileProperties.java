package vn.tram.protocol.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/** What was written whole comes back whole; of what is torn, everything before the tear. */
class CarryFileProperties {
  private record Read(List<Octets> messages, Ending ending) {}

  @Property(tries = 100)
  void aWholeFileGivesBackItsMessages(
      @ForAll("messages") List<byte[]> messages, @ForAll CarryKind kind) throws IOException {
    assertEquals(
        new Read(octets(messages), Ending.WHOLE),
        read(file(kind, messages), kind, Integer.MAX_VALUE));
  }

  @Property(tries = 1000)
  void aTornFileGivesAllThatIsWholeBeforeTheTear(
      @ForAll("messages") List<byte[]> messages, @ForAll @IntRange(max = 100_000) int where)
      throws IOException {
    byte[] whole = file(CarryKind.BATCHES, messages);
    int cut = where % whole.length;
    Read read = read(Arrays.copyOf(whole, cut), CarryKind.BATCHES, Integer.MAX_VALUE);

    assertEquals(Ending.CUT_SHORT, read.ending());
    assertEquals(octets(messages).subList(0, wholeIn(messages, cut)), read.messages());
  }

  @Property(tries = 100)
  void zerosBehindTheTearAsAPulledStickLeavesThemAreNoEnd(
      @ForAll("messages") List<byte[]> messages, @ForAll @IntRange(min = 8, max = 4096) int zeros)
      throws IOException {
    byte[] whole = file(CarryKind.BATCHES, messages);
    byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, whole.length - 8), whole.length - 8 + zeros);

    assertEquals(
        new Read(octets(messages), Ending.DAMAGED),
        read(torn, CarryKind.BATCHES, Integer.MAX_VALUE));
  }

  @Property(tries = 1000)
  void anyBytesAreReadToAnEndWithoutAFailure(@ForAll @Size(max = 300) byte[] bytes)
      throws IOException {
    assertTrue(read(bytes, CarryKind.RECEIPTS, 7).messages().size() <= bytes.length);
  }

  @Property(tries = 100)
  void theMediumMayHandOverInPieces(
      @ForAll("messages") List<byte[]> messages, @ForAll @IntRange(min = 1, max = 9) int piece)
      throws IOException {
    assertEquals(
        new Read(octets(messages), Ending.WHOLE),
        read(file(CarryKind.RECEIPTS, messages), CarryKind.RECEIPTS, piece));
  }

  @Example
  void aFileThatGoesTheOtherWayIsNotMistaken() throws IOException {
    byte[] receipts = file(CarryKind.RECEIPTS, List.of(new byte[] {1}));
    assertEquals(Ending.OTHER_KIND, read(receipts, CarryKind.BATCHES, 99).ending());
  }

  @Example
  void aFileOfALaterVersionIsNotGuessedAt() throws IOException {
    byte[] later = file(CarryKind.BATCHES, List.of(new byte[] {1}));
    later[5] = 2;
    assertEquals(new Read(List.of(), Ending.UNKNOWN_VERSION), read(later, CarryKind.BATCHES, 99));
  }

  @Example
  void bytesBehindTheEndAreNoPartOfIt() throws IOException {
    byte[] file = file(CarryKind.BATCHES, List.of(new byte[] {1}));
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    assertEquals(Ending.DAMAGED, read(longer, CarryKind.BATCHES, 99).ending());
  }

  @Property(tries = 1000)
  void aNameSaysWhatItWasMadeFrom(
      @ForAll("nodes") NodeName node,
      @ForAll @LongRange(min = 1) long epoch,
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long first,
      @ForAll @IntRange(max = 1_000_000) int more,
      @ForAll CarryKind kind) {
    CarryName name = CarryName.of(node, epoch, first, first + more);
    assertEquals(Optional.of(name), CarryName.parse(name.file(kind)));
    assertEquals(Optional.of(kind), CarryKind.ofName(name.file(kind)));
    assertEquals(name.file(CarryKind.RECEIPTS), CarryName.receiptFor(name.file(CarryKind.BATCHES)));
  }

  @Property(tries = 1000)
  void namesOfOneJournalSortByTheirFirstEntry(
      @ForAll @LongRange(min = 1, max = 9_999_999_999L) long one,
      @ForAll @LongRange(min = 1, max = 9_999_999_999L) long other) {
    var node = new NodeName("cho-long-hoa");
    String left = CarryName.of(node, 7, one, one).file(CarryKind.BATCHES);
    String right = CarryName.of(node, 7, other, other).file(CarryKind.BATCHES);
    assertEquals(Long.signum(Long.compare(one, other)), Integer.signum(left.compareTo(right)));
  }

  @Provide
  Arbitrary<List<byte[]>> messages() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(200).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<NodeName> nodes() {
    return Arbitraries.strings()
        .withChars("abz09-")
        .ofMinLength(1)
        .ofMaxLength(39)
        .map(tail -> new NodeName("n" + tail));
  }

  private static List<Octets> octets(List<byte[]> messages) {
    return messages.stream().map(Octets::of).toList();
  }

  private static int wholeIn(List<byte[]> messages, int bytes) {
    int end = 6;
    int whole = 0;
    for (byte[] message : messages) {
      end += 4 + message.length;
      whole += end <= bytes ? 1 : 0;
    }
    return whole;
  }

  private static byte[] file(CarryKind kind, List<byte[]> messages) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new CarryWriter(out, kind);
    for (byte[] message : messages) {
      writer.add(message);
    }
    writer.finish();
    return out.toByteArray();
  }

  private static Read read(byte[] file, CarryKind kind, int piece) throws IOException {
    InputStream in =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, piece));
          }
        };
    var reader = new CarryReader(in, kind);
    List<Octets> messages = new ArrayList<>();
    Optional<byte[]> message = reader.next();
    while (message.isPresent()) {
      messages.add(Octets.of(message.get()));
      message = reader.next();
    }
    return new Read(messages, reader.ending());
  }
}
