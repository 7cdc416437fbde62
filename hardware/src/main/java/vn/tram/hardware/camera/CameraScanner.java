package vn.tram.hardware.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.eye.Gaze;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;

/**
 * Reads cards that are held before a camera. The camera is a command; whatever ends it, its keeper
 * starts it again.
 */
public final class CameraScanner implements Work {

  /** At 15 frames a second most frames get a look; a card waits for no more than two of them. */
  private static final Duration BUDGET = Duration.ofMillis(80);

  /**
   * After a look that found nothing the eye rests for as long as it took, but no longer than this:
   * a room in which nothing moves takes less, and so no more than half of one core all night.
   */
  private static final Duration REST = Duration.ofMillis(60);

  /** A Pi's camera takes two seconds from the start to the first frame; it has no second pause. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CameraSettings settings;
  private final int lane;
  private final LongSupplier bootMillis;
  private final Consumer<Sight> sink;
  private final Duration patience;

  /** What the command said when it first failed: what it says then is no news at each try. */
  private Optional<String> lastWords = Optional.empty();

  /**
   * A scanner.
   *
   * @param settings of the camera
   * @param lane that it watches, 0 or more
   * @param bootMillis milliseconds since the kernel booted
   * @param sink gets each sight on the part's own thread
   */
  public CameraScanner(
      CameraSettings settings, int lane, LongSupplier bootMillis, Consumer<Sight> sink) {
    this(settings, lane, bootMillis, sink, PATIENCE);
  }

  CameraScanner(
      CameraSettings settings,
      int lane,
      LongSupplier bootMillis,
      Consumer<Sight> sink,
      Duration patience) {
    this.settings = settings;
    this.lane = lane;
    this.bootMillis = bootMillis;
    this.sink = sink;
    this.patience = patience;
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    CameraCommand command = life.holds(CameraCommand.start(settings.command()));
    Shutter shutter = new Shutter(settings.brightness());
    FrameReader reader = new FrameReader(command.frames(), settings, bootMillis, shutter);
    Thread.ofPlatform().daemon().name("camera-frames").start(reader);
    Gaze gaze = new Gaze(BUDGET);
    Standing standing = new Standing(lane);
    Snow snow = new Snow();
    Optional<Frame> frame = shutter.next(patience);
    while (frame.isPresent()) {
      Frame now = frame.get();
      if (!snow.falls(now.bytes(), settings.width(), settings.height())) {
        life.works();
        lastWords = Optional.empty();
        look(gaze, now, standing);
      } else if (snow.endless()) {
        throw noPictures();
      }
      frame = shutter.next(patience);
    }
    throw end(command, reader);
  }

  private void look(Gaze gaze, Frame frame, Standing standing) throws InterruptedException {
    long began = System.nanoTime();
    Glance glance = gaze.look(frame.bytes(), settings.width(), settings.height());
    long took = System.nanoTime() - began;
    standing.news(glance, frame.seenAt()).ifPresent(sink);
    if (glance instanceof Glance.Nothing) {
      TimeUnit.NANOSECONDS.sleep(Math.min(took, REST.toNanos()));
    }
  }

  private PartException end(CameraCommand command, FrameReader reader) throws InterruptedException {
    String name = settings.command().getFirst();
    boolean seen = reader.frames() > 0;
    return switch (reader.end()) {
      case TORN -> seen ? new PartException(Fault.LOST, name) : noPictures();
      case WHOLE -> seen ? new PartException(Fault.LOST, name) : ended(name, command);
      case NONE -> silent(name);
    };
  }

  private PartException noPictures() {
    String size = settings.width() + " × " + settings.height();
    return new PartException(Fault.WRONG_ANSWER, settings.command().getFirst(), size);
  }

  private PartException silent(String name) {
    return new PartException(Fault.NO_ANSWER, name, Long.toString(patience.toSeconds()));
  }

  /** Who never gave a picture has seen nobody: his last words name nobody either. */
  private PartException ended(String name, CameraCommand command) throws InterruptedException {
    OptionalInt status = command.status();
    if (status.isEmpty()) {
      return silent(name);
    }
    if (lastWords.isEmpty()) {
      lastWords = Optional.of(command.lastWords());
    }
    String said = lastWords.get();
    String number = Integer.toString(status.getAsInt());
    return said.isEmpty()
        ? new PartException(Fault.NO_ANSWER, name, CameraSettings.FILE, number)
        : new PartException(Fault.NO_ANSWER, name, CameraSettings.FILE, number, said);
  }
}
