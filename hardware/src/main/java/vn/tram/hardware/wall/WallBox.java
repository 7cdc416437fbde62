package vn.tram.hardware.wall;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
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
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Scanner;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Signal;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.virtual.VirtualBox;

/**
 * All parts of a board file around a virtual box, which draws the guard's page, looks at uploads
 * and writes the witness. Each part is kept going by itself: one that fails is on the {@link #roll}
 * with the reason, and the others go on.
 */
public final class WallBox implements Box {

  private static final System.Logger LOG = System.getLogger(WallBox.class.getName());

  private final VirtualBox face;
  private final Roll roll = new Roll();
  private final List<Fitting.Eye> eyes = new ArrayList<>();
  private final List<Fitting.Face> faces = new ArrayList<>();
  private final List<Fitting.Hand> hands = new ArrayList<>();
  private final Scanner scanner = new Eyes();
  private final List<Keeper> looking = new ArrayList<>();
  private final List<Keeper> serving = new ArrayList<>();

  private WallBox(VirtualBox face) {
    this.face = face;
  }

  /**
   * Opens the box. Nothing that a board file says or that a part does makes this fail; without a
   * board file there is the virtual box alone.
   *
   * @param boxYaml the board file
   * @param face is closed with this box
   * @param bootMillis milliseconds since the kernel booted
   */
  public static WallBox open(Path boxYaml, VirtualBox face, LongSupplier bootMillis) {
    var box = new WallBox(face);
    box.build(BoardFile.read(boxYaml, Machine.here()));
    return box;
  }

  private void build(BoardPlan plan) {
    plan.parts().forEach(this::fit);
    // A part has one line on the roll: its first mistake. "tram box check" tells all of them.
    plan.mistakes().reversed().forEach(this::report);
  }

  private void report(Mistake mistake) {
    LOG.log(
        Level.WARNING,
        "part {0}: {1} {2}",
        mistake.part().name(),
        mistake.failing().fault(),
        mistake.failing().details());
    roll.report(mistake.part(), mistake.failing());
  }

  private void fit(Planned planned) {
    if (planned instanceof Planned.Virtual virtual) {
      roll.report(virtual.part(), new Condition.Working());
    }
  }

  @Override
  public Scanner scanner() {
    return scanner;
  }

  @Override
  public Display display() {
    return new Faces();
  }

  @Override
  public Signal signal() {
    return new Voices();
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

  @Override
  public void close() {
    scanner.close();
    serving.forEach(Keeper::close);
    face.close();
  }

  /** All scanners as one, which hands over one sight at a time. */
  private final class Eyes implements Scanner {

    @Override
    public void start(Consumer<Sight> sink) {
      var headings = new Headings(hands);
      face.scanner().start(sight -> sink.accept(headings.of(sight)));
      eyes.forEach(eye -> looking.add(Keeper.start(eye.part(), eye.work(), roll)));
    }

    @Override
    public void close() {
      looking.forEach(Keeper::close);
      face.scanner().close();
    }
  }

  /** All displays as one. */
  private final class Faces implements Display {

    @Override
    public void show(Screen screen) {
      face.display().show(screen);
      faces.forEach(each -> each.display().show(screen));
    }

    @Override
    public void show(Screen screen, int lane) {
      face.display().show(screen, lane);
      faces.stream()
          .filter(each -> each.sees(lane))
          .forEach(each -> each.display().show(screen, lane));
    }
  }

  /** All buzzers, lamps and turnstiles as one. */
  private final class Voices implements Signal {

    /** The face first: it writes the witness, and throws where it cannot. */
    @Override
    public void sound(Tone tone, Sight sight) {
      face.signal().sound(tone, sight);
    }

    @Override
    public void call(Tone tone) {
      face.signal().call(tone);
    }
  }
}
