package vn.tram.hardware.wall;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.board.BoardFile;
import vn.tram.hardware.board.BoardPlan;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.board.Mistake;
import vn.tram.hardware.board.Planned;
import vn.tram.hardware.box.Box;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Scanner;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Signal;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.pins.BoardPins;
import vn.tram.hardware.pins.Pins;
import vn.tram.hardware.virtual.VirtualBox;

/**
 * All parts of a board file around a virtual box, which draws the guard's page and looks at
 * uploads. Each part is kept going by itself: one that fails is on the {@link #roll} with the
 * reason, and the others go on.
 */
public final class WallBox implements Box {

  private static final System.Logger LOG = System.getLogger(WallBox.class.getName());

  private final VirtualBox face;
  private final Pins pins;
  private final Keeper.Patience patience;
  private final Roll roll = new Roll();
  private final List<Fitting.Eye> eyes = new ArrayList<>();
  private final List<Fitting.Face> faces = new ArrayList<>();
  private final List<Fitting.Mouth> mouths = new ArrayList<>();
  private final List<Fitting.Hand> hands = new ArrayList<>();
  private final List<Keeper> serving = new ArrayList<>();
  private final Scanner scanner = new Eyes();
  private final Display display = new Faces();
  private final Signal signal = new Mouths();

  private WallBox(VirtualBox face, Pins pins, Keeper.Patience patience) {
    this.face = face;
    this.pins = pins;
    this.patience = patience;
  }

  /**
   * Opens the box. Nothing that a board file says or that a part does makes this fail.
   *
   * @param boxYaml the board file
   * @param folder of the virtual box, which has eyes of its own only where the board file lists it
   * @param bootMillis milliseconds since the kernel booted
   * @param clock the machine's clock, for the witness of a virtual box that is listed
   * @throws BoxException if a virtual box is listed and its folder cannot be used
   */
  public static WallBox open(
      Path boxYaml, Path folder, LongSupplier bootMillis, InstantSource clock) {
    BoardPlan plan = BoardFile.read(boxYaml, Machine.here());
    boolean listed = plan.parts().stream().anyMatch(Planned.Virtual.class::isInstance);
    VirtualBox face =
        listed ? VirtualBox.open(folder, bootMillis, clock) : VirtualBox.drawn(bootMillis);
    return open(plan, face, bootMillis, new BoardPins(), Keeper.Patience.USUAL);
  }

  /**
   * Opens a box with pins of somebody else's, which are closed with it.
   *
   * @param patience between two tries of a part that fails
   */
  static WallBox open(
      BoardPlan plan,
      VirtualBox face,
      LongSupplier bootMillis,
      Pins pins,
      Keeper.Patience patience) {
    var box = new WallBox(face, pins, patience);
    var fitter = new Fitter(pins, bootMillis, box::answer);
    plan.parts().forEach(each -> box.fit(each, fitter));
    // A part has one line on the roll: its first mistake. "tram box check" tells all of them.
    plan.mistakes().reversed().forEach(box::report);
    return box;
  }

  private void fit(Planned planned, Fitter fitter) {
    roll.report(
        planned.part(),
        planned instanceof Planned.Virtual ? new Condition.Working() : new Condition.Untried());
    fitter.fit(planned).ifPresent(this::add);
  }

  private void add(Fitting fitting) {
    switch (fitting) {
      // Scanners begin when somebody listens.
      case Fitting.Eye eye -> eyes.add(eye);
      case Fitting.Face shown -> {
        faces.add(shown);
        serving.add(keeper(shown));
      }
      case Fitting.Mouth mouth -> {
        mouths.add(mouth);
        serving.add(keeper(mouth));
      }
      case Fitting.Hand hand -> {
        hands.add(hand);
        serving.add(keeper(hand));
      }
    }
  }

  private Keeper keeper(Fitting fitting) {
    return Keeper.start(fitting.part(), fitting.work(), roll, patience);
  }

  private void report(Mistake mistake) {
    LOG.log(Level.WARNING, FaultWords.logged(mistake.part(), mistake.failing()));
    roll.report(mistake.part(), mistake.failing());
  }

  /** What the guard's page draws and hands uploads to; closed with this box. */
  public VirtualBox face() {
    return face;
  }

  @Override
  public Scanner scanner() {
    return scanner;
  }

  @Override
  public Display display() {
    return display;
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public Roll roll() {
    return roll;
  }

  /** A driver's thread outlives a gate that fails at one visitor. */
  private void answer(Sight sight) {
    try {
      face.offer(sight);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the gate failed to answer a visitor", e);
    }
  }

  /** A part that is told something and fails at it is no reason not to tell the next one. */
  private static <P extends Fitting> void tell(List<P> parts, Consumer<P> word) {
    for (P part : parts) {
      try {
        word.accept(part);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the part " + part.part().name() + " did not take a word", e);
      }
    }
  }

  @Override
  public void close() {
    scanner.close();
    serving.forEach(Keeper::close);
    pins.close();
    face.close();
  }

  /** All scanners as one, which hands over one sight at a time. */
  private final class Eyes implements Scanner {

    private final List<Keeper> looking = new ArrayList<>();

    @Override
    public synchronized void start(Consumer<Sight> sink) {
      var headings = new Headings(hands);
      face.scanner().start(sight -> sink.accept(headings.of(sight)));
      eyes.forEach(eye -> looking.add(keeper(eye)));
    }

    /**
     * The funnel first, which waits until the visitor before it is answered: a keeper interrupts
     * its thread, and a thread that writes the journal is not to be interrupted.
     */
    @Override
    public synchronized void close() {
      face.scanner().close();
      looking.forEach(Keeper::close);
    }
  }

  /** All displays as one. */
  private final class Faces implements Display {

    @Override
    public void show(Screen screen) {
      face.display().show(screen);
      tell(faces, each -> each.display().show(screen));
    }

    @Override
    public void show(Screen screen, int lane) {
      face.display().show(screen, lane);
      tell(
          faces.stream().filter(each -> each.sees(lane)).toList(),
          each -> each.display().show(screen, lane));
    }
  }

  /** All buzzers, lamps and turnstiles as one. */
  private final class Mouths implements Signal {

    /** The face first: it writes the witness, and throws where it cannot. */
    @Override
    public void sound(Tone tone, Sight sight) {
      face.signal().sound(tone, sight);
      tell(mouths, each -> each.voice().answer(tone, sight.lane()));
    }

    @Override
    public void call(Tone tone) {
      face.signal().call(tone);
      tell(mouths, each -> each.voice().call(tone));
    }
  }
}
