package vn.tram.hardware.glass;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;

/** The newest screen is shown, however slow the glass is. */
class SlateTest {

  private final Slate slate = new Slate();
  private final SlowGlass glass = new SlowGlass();
  private final Keeper keeper =
      Keeper.start(new Part("glass", Part.Kind.DISPLAY), life -> slate.serve(glass), new Roll());

  @AfterEach
  void close() {
    keeper.close();
  }

  @Test
  void whatWasOvertakenIsNeverShownAndNobodyWaits() {
    await().until(glass.free::hasQueuedThreads);
    // The glass is in the middle of its first page, and still each of these returns.
    for (int i = 0; i <= 100; i++) {
      slate.put(new Screen(Tone.READY, Integer.toString(i), "", ""));
    }
    glass.free.release(1000);
    await().until(() -> glass.shown.contains("100"));
    assertEquals(List.of("", "100"), glass.shown);
  }

  @Test
  void aGateThatHasEndedInvitesNobody() {
    glass.free.release(1000);
    slate.put(new Screen(Tone.READY, "please scan", "", ""));
    await().until(() -> glass.shown.contains("please scan"));
    keeper.close();
    assertEquals("dark", glass.shown.getLast());
  }

  @Test
  void theSameScreenAgainAndAgainDoesNotKeepItFromBeating() {
    glass.free.release(1000);
    int before = glass.beats.get();
    var same = new Screen(Tone.READY, "same", "", "");
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              slate.put(same);
              return glass.beats.get() > before + 10;
            });
  }

  @Test
  void thePagesOfAScreenAreTurnedRoundAndRound() {
    glass.free.release(1000);
    slate.put(new Screen(Tone.READY, "1", "2", ""));
    await().until(() -> glass.shown.size() >= 4);
    List<String> shown = glass.shown.stream().filter(page -> !page.isEmpty()).limit(3).toList();
    assertEquals(List.of("1", "2", "1"), shown);
  }

  private static final class SlowGlass implements Glass<String> {
    private final Semaphore free = new Semaphore(0);
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();

    @Override
    public List<String> pages(Screen screen) {
      return screen.detail().isEmpty()
          ? List.of(screen.title())
          : List.of(screen.title(), screen.detail());
    }

    @Override
    public Duration reading() {
      return Duration.ofMillis(1);
    }

    @Override
    public void show(String page) throws InterruptedException {
      free.acquire();
      shown.add(page);
    }

    @Override
    public void beat() {
      beats.incrementAndGet();
    }

    @Override
    public void end() {
      shown.add("dark");
    }
  }
}
