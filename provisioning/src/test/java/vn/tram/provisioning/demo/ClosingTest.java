package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.demo.Passage.Promise;
import vn.tram.provisioning.street.Photo;

/** A gate that is slow is no gate that loses or doubles. */
class ClosingTest {
  private static final NodeName MARKET = new NodeName("cho");
  private static final UUID LAN = new UUID(0, 1);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whatABoxAnswersLateIsHeardBeforeTheReckoning() throws Exception {
    Closing closing = Closing.of(new Market(19), ClosingTest::outlast);
    assertEquals(new Closing(new Verdict(20, 20, 0, 0, 0, 0), 0, 0), closing);
    assertTrue(closing.clean());
  }

  @Test
  void whatIsReallyLostIsTold() throws Exception {
    var market = new Market(19);
    market.forgets = 2;
    Closing closing = Closing.of(market, ClosingTest::outlast);
    assertEquals(new Verdict(20, 18, 2, 0, 0, 0), closing.verdict());
    assertFalse(closing.clean());
  }

  @Test
  void whatIsReallyThereTwiceIsTold() throws Exception {
    var market = new Market(19);
    market.stutters = true;
    Closing closing = Closing.of(market, ClosingTest::outlast);
    assertEquals(new Verdict(20, 21, 0, 1, 0, 0), closing.verdict());
    assertFalse(closing.clean());
  }

  @Test
  void aDayThatDoesNotComeToAnEndIsNotCalledClean() throws Exception {
    Closing closing = Closing.of(new Market(3), amount -> amount.left());
    assertEquals(3, closing.unanswered());
    assertTrue(closing.verdict().clean());
    assertFalse(closing.clean());
  }

  @Test
  void aPictureThatARealBoxTookWaitsForItsAnswer() throws Exception {
    var lens = new Lens(Files.createDirectories(folder.resolve(VirtualBox.CAMERA)));
    var witness = new Witness(MARKET, folder.resolve(VirtualBox.WITNESS));
    var taken = new CountDownLatch(1);
    var mayBeep = new CountDownLatch(1);
    try (VirtualBox box = VirtualBox.open(folder, () -> 7, InstantSource.system())) {
      lens.show(new Photo(new byte[] {1}, ".png"));
      lens.showNobody();
      box.scanner().start(sight -> beepOnce(box, taken, mayBeep));
      assertTrue(taken.await(20, TimeUnit.SECONDS));
      assertEquals(1, lens.waiting(), "the card is out of the folder and was not answered");
      assertEquals(List.of(), witness.news());
      mayBeep.countDown();
      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (lens.waiting() > 0 && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      assertEquals(0, lens.waiting());
      assertEquals(1, witness.news().size());
    } finally {
      mayBeep.countDown();
    }
  }

  /** As a gate does on a busy machine: the answer comes late. */
  private static void beepOnce(VirtualBox box, CountDownLatch taken, CountDownLatch mayBeep) {
    if (taken.getCount() == 0) {
      return;
    }
    taken.countDown();
    try {
      mayBeep.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    box.signal().sound(Tone.IN, new Scan("a card", 7, 0));
  }

  private static long outlast(Closing.Amount amount)
      throws IOException, SQLException, InterruptedException {
    for (int looks = 0; looks < 1_000; looks++) {
      if (amount.left() == 0) {
        return 0;
      }
    }
    return amount.left();
  }

  /** A gate with a box, a hub behind it, and people: all of them do a little between two looks. */
  private static final class Market implements Closing.Day {
    private final Deque<Integer> heldUp = new ArrayDeque<>();
    private final Deque<Integer> journal = new ArrayDeque<>();
    private final List<Integer> written = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();
    private final List<Integer> merged = new ArrayList<>();
    private boolean ended;
    private int forgets;
    private boolean stutters;

    /** Cards that are held up while the day still lasts. */
    Market(int cards) {
      for (int second = 0; second < cards; second++) {
        heldUp.add(second);
      }
    }

    @Override
    public void end() {
      // The last visitor was on his way to the camera.
      heldUp.add(heldUp.size());
      ended = true;
    }

    @Override
    public long unanswered() {
      assertTrue(ended, "somebody may still hold up a card");
      if (!heldUp.isEmpty()) {
        int second = heldUp.remove();
        journal.add(second);
        written.add(second);
      }
      return heldUp.size();
    }

    @Override
    public void hear() {
      heard.addAll(written);
      written.clear();
    }

    @Override
    public long unmerged() {
      if (!journal.isEmpty()) {
        int second = journal.remove();
        if (second >= forgets) {
          merged.add(second);
        }
      }
      return journal.size();
    }

    @Override
    public Verdict verdict() {
      List<Passage> passages = new ArrayList<>(merged.stream().map(Market::passage).toList());
      if (stutters) {
        passages.add(passages.getFirst());
      }
      return Verdict.of(heard.stream().map(Market::promise).toList(), passages, Map.of());
    }

    private static Passage passage(int second) {
      return new Passage(MARKET, LAN, Direction.IN, Moment.exactly(NOON.plusSeconds(60L * second)));
    }

    private static Promise promise(int second) {
      return new Promise(MARKET, LAN, Direction.IN, NOON.plusSeconds(60L * second));
    }
  }
}
