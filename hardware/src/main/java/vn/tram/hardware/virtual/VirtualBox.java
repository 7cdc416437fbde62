package vn.tram.hardware.virtual;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import vn.tram.hardware.box.Box;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Eyelid;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Scanner;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Signal;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.eye.QrEye;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.part.Subscription;

/**
 * A box of software around a real eye. Pictures reach it as files in its camera folder, as frames
 * of a stream and by {@link #show}; all of them pass the decoder. Lamp and screen are {@link
 * #state}, and every green signal leaves a line in the witness file, so that what the box promised
 * can be compared with what arrived, one by one.
 */
public final class VirtualBox implements Box {

  /** The camera folder, below the box's folder. */
  public static final String CAMERA = "camera";

  /** A named pipe that is watched if it is there when the box is opened, below the box's folder. */
  public static final String PIPE = "camera.pipe";

  /** The witness file, below the box's folder. */
  public static final String WITNESS = "witness.log";

  private static final System.Logger LOG = System.getLogger(VirtualBox.class.getName());

  /** Where its own eyes are. */
  private static final int LANE = 0;

  private final QrEye eye = new QrEye();
  private final LongSupplier bootMillis;
  private final Optional<Witness> witness;
  private final Eyelid scanner = new Eyelid();
  private final List<Consumer<BoxState>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock looking = new ReentrantLock();
  private final ReentrantLock changing = new ReentrantLock();
  private final Roll roll = new Roll();
  private volatile BoxState state = BoxState.DARK;

  private VirtualBox(LongSupplier bootMillis, Optional<Witness> witness) {
    this.bootMillis = bootMillis;
    this.witness = witness;
    roll.report(new Part("virtual", Part.Kind.SCANNER), new Condition.Working());
  }

  /**
   * Opens the box that lives in a folder; the folder and its camera folder are made if missing.
   *
   * @param folder the box's own folder
   * @param bootMillis milliseconds since the kernel booted, read when a picture is read
   * @param wall the machine's clock, for the witness file only
   * @throws BoxException if the folder cannot be used
   */
  public static VirtualBox open(Path folder, LongSupplier bootMillis, InstantSource wall) {
    try {
      Path camera = Files.createDirectories(folder.resolve(CAMERA));
      VirtualBox box =
          new VirtualBox(bootMillis, Optional.of(Witness.open(folder.resolve(WITNESS), wall)));
      box.scanner.add(FolderCamera.open(camera, box::glimpse));
      box.watchPipe(folder.resolve(PIPE));
      return box;
    } catch (IOException e) {
      throw new BoxException(
          "The folder of the virtual box cannot be used: "
              + folder
              + " ("
              + e.getMessage()
              + "). Give the gate a folder that it may write.",
          e);
    }
  }

  /**
   * A box that is only drawn, beside a real one: it takes uploads and nothing else, and leaves no
   * witness, since a file that tells card from card has no place on a wall.
   *
   * @param bootMillis milliseconds since the kernel booted, read when a picture is read
   */
  public static VirtualBox drawn(LongSupplier bootMillis) {
    return new VirtualBox(bootMillis, Optional.empty());
  }

  @Override
  public Scanner scanner() {
    return scanner;
  }

  @Override
  public Display display() {
    return screen -> change(now -> now.showing(screen));
  }

  @Override
  public Signal signal() {
    return this::sound;
  }

  @Override
  public Roll roll() {
    return roll;
  }

  /** What one would see now. */
  public BoxState state() {
    return state;
  }

  /**
   * Calls the listener with every new state, in order, on the thread that made it; it must return
   * at once and not throw. Closing the subscription ends it.
   */
  public Subscription listen(Consumer<BoxState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Holds a picture before the eye and waits for the gate's answer.
   *
   * @param picture a PNG or JPEG file; anything else is answered, too
   * @throws IllegalStateException if the scanner is not running
   */
  public Answer show(byte[] picture) {
    return show(picture, LANE);
  }

  /**
   * Holds a picture of a visitor in any lane before the eye, and waits for the gate's answer.
   *
   * @param picture a PNG or JPEG file; anything else is answered, too
   * @param lane where the visitor stands, 0 to 255
   * @throws IllegalStateException if the scanner is not running
   */
  public Answer show(byte[] picture, int lane) {
    long seenAt = bootMillis.getAsLong();
    Sight sight = sight(look(picture), seenAt, lane);
    AtomicReference<BoxState> after = new AtomicReference<>(state);
    if (!scanner.offer(sight, () -> after.set(state))) {
      throw new IllegalStateException("the scanner is not running");
    }
    return new Answer(sight, after.get());
  }

  /**
   * Hands over what another scanner saw, when its turn has come, and returns when it is answered.
   * What arrives while the scanner is not running is lost.
   */
  public void offer(Sight sight) {
    scanner.offer(sight, () -> {});
  }

  /**
   * Watches a stream of PNG or JPEG frames, one after the other as a camera writes them, until it
   * ends. A card that stays in view counts once; frames without a code are silent.
   */
  public void watch(InputStream frames) {
    scanner.add(new FrameFeed(new Frames(frames), this::glimpse));
  }

  private void watchPipe(Path pipe) throws IOException {
    if (Files.exists(pipe) && !Files.isRegularFile(pipe) && !Files.isDirectory(pipe)) {
      // Opened for both ways a pipe waits for no writer, and does not end when a camera restarts.
      FileChannel both = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
      watch(Channels.newInputStream(both));
    }
  }

  private void glimpse(byte[] picture) {
    long seenAt = bootMillis.getAsLong();
    answer(sight(look(picture), seenAt, LANE));
  }

  private void glimpse(byte[] picture, Presence presence) {
    long seenAt = bootMillis.getAsLong();
    Glance glance = look(picture);
    if (presence.isNews(glance, seenAt)) {
      answer(sight(glance, seenAt, LANE));
    }
  }

  /** A gate that fails at one visitor has to see the next one. */
  private void answer(Sight sight) {
    try {
      offer(sight);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The gate failed to answer a visitor; see the cause.", e);
    }
  }

  /** One picture at a time, so that a crowd of uploads does not unpack all of them at once. */
  private Glance look(byte[] picture) {
    looking.lock();
    try {
      return eye.read(picture);
    } finally {
      looking.unlock();
    }
  }

  private static Sight sight(Glance glance, long seenAt, int lane) {
    return switch (glance) {
      case Glance.Text text -> new Scan(text.text(), seenAt, lane);
      case Glance.Nothing nothing -> new Unreadable(nothing.reason(), seenAt, lane);
    };
  }

  private void sound(Tone tone, Sight sight) {
    if (tone.green() && sight instanceof Scan scan) {
      witness.ifPresent(each -> each.testify(tone, scan));
    }
    change(now -> now.sounding(tone));
  }

  private void change(UnaryOperator<BoxState> step) {
    changing.lock();
    try {
      state = step.apply(state);
      listeners.forEach(listener -> listener.accept(state));
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() {
    scanner.close();
    witness.ifPresent(Witness::close);
  }
}
