package vn.tram.edge.clock;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.time.Moment;

/**
 * The machine's own sources of time: a wall clock that a time server sets, and a hardware clock
 * that this gate has vouched for. Looks at them when told; what they tell goes into the journal.
 */
public final class TimeSources {
  private static final System.Logger LOG = System.getLogger(TimeSources.class.getName());

  /** A word for the hardware clock is given anew by then. */
  private static final Duration VOUCH_AGAIN = Duration.ofMinutes(10);

  private final NodeClock clock;
  private final ServedClock served;
  private final HardwareClock hardware;
  private final Note note;

  private Steadiness steadiness = Steadiness.NONE;
  private Optional<Vouch> vouch = Optional.empty();
  private boolean started;
  private boolean vouched;
  private boolean vouchedSet;
  private long vouchedAt;
  private boolean complained;

  /**
   * Sources for a clock.
   *
   * @param note where the word for the hardware clock is kept
   */
  public TimeSources(NodeClock clock, ServedClock served, HardwareClock hardware, Note note) {
    this.clock = clock;
    this.served = served;
    this.hardware = hardware;
    this.note = note;
  }

  /** Looks at all sources once. Does not throw: without them the gate works as well. */
  public synchronized void look() {
    try {
      steadiness = steadiness.look(served.served());
      var told = steadiness.anchor(Software.LIFETIME);
      if (told.isPresent()) {
        clock.heard(told.get());
      }
      lookAtHardware();
      complained = false;
    } catch (JournalException | IOException e) {
      // A full disk is said in red; a look comes every few seconds and must not fill it further.
      LOG.log(complained ? Level.DEBUG : Level.WARNING, "what time it is was not remembered", e);
      complained = true;
    }
  }

  private void lookAtHardware() throws JournalException, IOException {
    long before = clock.bootMillis();
    Optional<Instant> shown = hardware.shown();
    if (shown.isEmpty()) {
      return;
    }
    long after = clock.bootMillis();
    if (!started) {
      // Of this boot once: what it shows later has passed through this boot's own time.
      vouch = note.read().flatMap(Vouch::ofLine);
      var told =
          vouch
              .flatMap(word -> word.anchor(shown.get(), before, Duration.ofMillis(after - before)))
              .filter(anchor -> anchor.moment().overlaps(Software.LIFETIME));
      if (told.isPresent()) {
        clock.heard(told.get());
      }
      started = true;
    }
    vouch(shown.get(), after);
  }

  private void vouch(Instant shown, long now) throws IOException {
    boolean set = steadiness.last().isPresent();
    boolean anyhow = set && steadiness.last().get().maxError().compareTo(Steadiness.MOST_ERROR) > 0;
    Optional<Moment> truth = anyhow ? Optional.empty() : clock.sure(now);
    if (truth.isEmpty()) {
      if (set && vouch.isPresent()) {
        // The kernel may set the hardware clock from now on, and nobody knows yet what to.
        vouch = Optional.empty();
        vouched = false;
        note.delete();
      }
      return;
    }
    boolean broken = vouch.isPresent() && vouch.get().broken(shown, truth.get());
    boolean due = now - vouchedAt >= VOUCH_AGAIN.toMillis() || set != vouchedSet;
    if (vouched && !broken && !due) {
      return;
    }
    vouch =
        set
            ? Vouch.whileSet(shown, truth.get(), Steadiness.MOST_ERROR)
            : Vouch.of(shown, truth.get());
    if (vouch.isPresent()) {
      note.write(vouch.get().line());
    } else {
      note.delete();
    }
    vouched = true;
    vouchedSet = set;
    vouchedAt = now;
  }
}
