package vn.tram.edge.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.carry.Answered.Doubt;
import vn.tram.edge.carry.CarryException.Problem;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Marks;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/** What leaves by hand comes back as acknowledged, once, and nothing else does. */
class CarrierTest {
  private static final NodeName NODE = new NodeName("cho-long-hoa");
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final long HOUR = 3_600_000;

  @TempDir Path home;
  private final SigningKey.Pair signing = SigningKey.generate();
  private final PaperHub hub = new PaperHub(NODE, signing.verifying());
  private final PaperKeys known = new PaperKeys(NODE, hub.key());
  private final List<Anchor> heard = new ArrayList<>();
  private UUID boot = new UUID(1, 1);
  private long millis = HOUR;
  private DerbyJournal journal;
  private Carrier carrier;

  @BeforeEach
  void open() throws JournalException {
    journal = DerbyJournal.open(home.resolve("journal"), KEY);
    BootClock clock =
        new BootClock() {
          @Override
          public UUID boot() {
            return boot;
          }

          @Override
          public long millis() {
            return millis;
          }

          @Override
          public Instant wallClock() {
            return Instant.EPOCH;
          }

          @Override
          public boolean disciplined() {
            return false;
          }
        };
    carrier =
        new Carrier(
            new Carrier.Identity(NODE, signing.signing(), known),
            journal,
            clock,
            heard::add,
            home.resolve("carry").resolve("ledger"));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void restart() throws JournalException {
    journal.close();
    open();
  }

  private void beep(int times) throws JournalException {
    journal.append(
        draft -> {
          for (int i = 0; i < times; i++) {
            draft.add(new CheckIn(1, Direction.IN, 0, draft.nextSeq(), Set.of()));
          }
        });
  }

  private byte[] out() throws IOException, JournalException {
    var bytes = new ByteArrayOutputStream();
    carrier.write(carrier.load(), bytes);
    return bytes.toByteArray();
  }

  private Answered in(byte[] receipts) throws IOException, JournalException {
    return carrier.read(new ByteArrayInputStream(receipts));
  }

  @Test
  void aGateWithoutANetworkFollowsTheHubsKeysByItsReceipts() throws Exception {
    beep(3);
    byte[] sent = out();
    VerifyingKey enrolled = hub.key();
    hub.rotate();
    hub.rotate();
    List<byte[]> receipts = hub.take(sent, Integer.MAX_VALUE);
    Answered deaf = in(PaperHub.receipts(receipts));
    assertEquals(Doubt.NOT_THE_HUB, deaf.why());
    assertEquals(0, deaf.acknowledged());

    List<byte[]> foreign = new ArrayList<>(receipts);
    foreign.addFirst(hub.order(new NodeName("cho-khac"), 5));
    assertEquals(0, in(PaperHub.receipts(foreign)).acknowledged());
    assertEquals(List.of(enrolled), known.keys());

    List<byte[]> told = new ArrayList<>(receipts);
    told.addFirst(hub.order(NODE, 5));
    Answered heard = in(PaperHub.receipts(told));
    assertEquals(new Answered(1, 0, Doubt.NONE, 0, 0, 3, 3, 0), heard);
    assertEquals(List.of(hub.key()), known.keys());

    // The same order once more is no harm, and the next trip needs none.
    assertEquals(0, in(PaperHub.receipts(List.of(told.getFirst()))).strange());
    beep(1);
    assertEquals(1, in(hub.take(out())).receipts());
  }

  @Test
  void whatWasCarriedIsAcknowledged() throws Exception {
    beep(2_500);
    Answered answered = in(hub.take(out()));

    assertEquals(2_500, hub.entries().size());
    assertEquals(new Answered(3, 0, Doubt.NONE, 0, 0, 2_500, 2_500, 0), answered);
    assertEquals(2_500, journal.acknowledged());
    assertEquals(0, carrier.load().entries());
  }

  @Test
  void aReceiptIsBelievedAfterARestart() throws Exception {
    beep(10);
    byte[] receipts = hub.take(out());
    restart();

    assertEquals(10, in(receipts).checkIns());
  }

  @Test
  void aReceiptThatIsReadAgainChangesNothing() throws Exception {
    beep(10);
    byte[] receipts = hub.take(out());
    in(receipts);
    beep(5);
    Answered again = in(receipts);

    assertEquals(new Answered(0, 1, Doubt.UNASKED, 0, 0, 0, 10, 5), again);
    assertEquals(10, journal.acknowledged());
  }

  @Test
  void filesInAnyOrderAndAnyNumberOfTimesAreTakenOnce() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      var random = new Random(seed);
      List<byte[]> files = new ArrayList<>();
      List<byte[]> receipts = new ArrayList<>();
      for (int round = 0; round < 8; round++) {
        beep(1 + random.nextInt(40));
        files.add(out());
        receipts.add(hub.take(files.get(random.nextInt(files.size()))));
        if (random.nextBoolean()) {
          in(receipts.get(random.nextInt(receipts.size())));
        }
        assertTrue(journal.acknowledged() <= hub.durable(), "seed " + seed + " round " + round);
      }
      in(hub.take(out()));
      assertEquals(journal.lastSeq(), journal.acknowledged(), "seed " + seed);
      assertEquals(journal.lastSeq(), hub.entries().size(), "seed " + seed);
    }
  }

  @Test
  void ofATornFileTheHubHasWhatIsWholeAndTheRestIsCarriedNextTime() throws Exception {
    beep(2_500);
    byte[] whole = out();
    byte[] torn = Arrays.copyOf(whole, whole.length - whole.length / 5);
    assertEquals(Ending.CUT_SHORT, hub.ending(torn));
    Answered answered = in(hub.take(torn));

    assertEquals(2_000, answered.acknowledged());
    assertEquals(500, carrier.load().entries());
    assertEquals(500, in(hub.take(out())).checkIns());
    assertEquals(2_500, hub.entries().size());
  }

  @Test
  void aForgedReceiptIsNotBelieved() throws Exception {
    beep(10);
    long nonce = PaperHub.header(out(), NODE, signing.verifying()).nonce();
    ChainPoint all = new Marks(journal).at(10).orElseThrow();
    SigningKey stranger = SigningKey.generate().signing();
    long epoch = journal.epoch();

    assertEquals(Doubt.NOT_THE_HUB, why(hub.receipt(NODE, epoch, all, nonce, stranger)));
    assertEquals(Doubt.UNASKED, why(hub.receipt(epoch, all, nonce + 1)));
    assertEquals(Doubt.ANOTHER_JOURNAL, why(hub.receipt(epoch ^ 1, all, nonce)));
    ChainPoint otherMark = new ChainPoint(10, new ChainMark(all.mark().bits() ^ 1));
    assertEquals(Doubt.OTHER_HISTORY, why(hub.receipt(epoch, otherMark, nonce)));
    assertEquals(
        Doubt.OTHER_HISTORY, why(hub.receipt(epoch, new ChainPoint(11, all.mark()), nonce)));
    assertEquals(0, journal.acknowledged());

    assertEquals(Doubt.NONE, why(hub.receipt(epoch, all, nonce)));
    assertEquals(10, journal.acknowledged());
  }

  private Doubt why(byte[] receipt) throws Exception {
    return in(PaperHub.receipts(List.of(receipt))).why();
  }

  @Test
  void whatAHubOutOfABackupLostIsCarriedAgain() throws Exception {
    beep(10);
    in(hub.take(out()));
    beep(10);
    hub.forgetAll();
    Answered answered = in(hub.take(out()));
    assertEquals(Doubt.HUB_LOST, answered.why());

    assertEquals(20, in(hub.take(out())).acknowledged());
    assertEquals(20, hub.entries().size());
  }

  @Test
  void theTimeOfAReceiptLiesWithinTheCouriersTrip() throws Exception {
    beep(1);
    byte[] file = out();
    millis += 24 * HOUR;
    byte[] receipts = hub.take(file);
    millis += 24 * HOUR;
    in(receipts);

    long drift = 48 * HOUR * 200 / 1_000_000;
    Anchor anchor = heard.getFirst();
    assertEquals(millis, anchor.atMillis());
    assertEquals(hub.now.minus(PaperHub.ERROR), anchor.moment().earliest());
    assertEquals(
        hub.now.plus(PaperHub.ERROR).plusMillis(48 * HOUR + drift), anchor.moment().latest());
  }

  @Test
  void afterARebootAReceiptTellsNoTime() throws Exception {
    beep(1);
    byte[] receipts = hub.take(out());
    boot = new UUID(2, 2);
    millis = 1;
    assertEquals(1, in(receipts).checkIns());
    assertEquals(List.of(), heard);
  }

  @Test
  void theOldestCarriageGivesWayWhenTooManyAreOnTheirWay() throws Exception {
    beep(1);
    byte[] first = out();
    for (int i = 0; i < Ledger.MOST; i++) {
      out();
    }
    assertEquals(Doubt.UNASKED, in(hub.take(first)).why());
  }

  @Test
  void onlyTheOwnerMayReadWhatIsOnItsWay() throws Exception {
    beep(1);
    out();
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(home.resolve("carry").resolve("ledger")));
  }

  @Test
  void aStickGoesOutAndComesBackEmpty() throws Exception {
    beep(10);
    Stick stick = new Stick(Files.createDirectory(home.resolve("usb")));
    Loaded loaded = stick.write(carrier);
    assertEquals(List.of(loaded.load().fileName()), names(stick));
    assertEquals(10, loaded.checkIns());

    Path file = stick.folder().resolve(loaded.load().fileName());
    Path receipt =
        stick.folder().resolve(file.getFileName().toString().replace("batches", "receipt"));
    Files.write(receipt, hub.take(Files.readAllBytes(file)));
    Path foreign = stick.folder().resolve("tram-truong-hoc-00000001-0000000001-0000000009.receipt");
    Files.write(foreign, new byte[] {1});

    assertEquals(10, stick.read(carrier).checkIns());
    assertEquals(List.of(foreign.getFileName().toString()), names(stick));
    assertEquals(0, stick.write(carrier).batches());
  }

  @Test
  void whatIsNotAllAcknowledgedStaysOnTheStick() throws Exception {
    beep(1_500);
    Stick stick = new Stick(Files.createDirectory(home.resolve("usb")));
    Path file = stick.folder().resolve(stick.write(carrier).load().fileName());
    Path receipt =
        stick.folder().resolve(file.getFileName().toString().replace("batches", "receipt"));
    Files.write(receipt, PaperHub.receipts(hub.take(Files.readAllBytes(file), 1)));

    assertEquals(500, stick.read(carrier).waiting());
    assertTrue(Files.exists(file));
    assertTrue(Files.exists(receipt));
  }

  @Test
  void aLinkOnTheStickChoosesNothingOutsideIt() throws Exception {
    beep(1);
    Stick stick = new Stick(Files.createDirectory(home.resolve("usb")));
    Path victim = Files.writeString(home.resolve("victim"), "kept");
    Path trap = stick.folder().resolve(carrier.load().fileName() + ".part");
    Files.createSymbolicLink(trap, victim);
    Files.createSymbolicLink(stick.folder().resolve("a.receipt"), victim);
    stick.write(carrier);

    assertEquals("kept", Files.readString(victim));
    assertFalse(Files.exists(trap));
    assertEquals(
        Problem.NO_RECEIPT,
        assertThrows(CarryException.class, () -> stick.read(carrier)).problem());
  }

  @Test
  void aStickThatIsNotThereIsNamed() throws Exception {
    beep(1);
    Stick stick = new Stick(home.resolve("usb"));
    CarryException gone = assertThrows(CarryException.class, () -> stick.write(carrier));
    assertEquals(Problem.NO_FOLDER, gone.problem());
  }

  @Test
  void rubbishOfAnySizeIsReadToItsEndAndSaysSo() throws Exception {
    var rubbish = new byte[200_000];
    new Random(7).nextBytes(rubbish);
    assertEquals(1, in(rubbish).torn());
    assertEquals(1, in(out()).torn());
  }

  private static List<String> names(Stick stick) throws IOException {
    try (Stream<Path> files = Files.list(stick.folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
