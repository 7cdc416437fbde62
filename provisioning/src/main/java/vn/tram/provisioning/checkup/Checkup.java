package vn.tram.provisioning.checkup;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.tram.hardware.board.BoardPlan;
import vn.tram.hardware.board.Mistake;
import vn.tram.hardware.board.Planned;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;
import vn.tram.hardware.voice.Voice;
import vn.tram.hardware.wall.Fitter;
import vn.tram.hardware.wall.Fitting;
import vn.tram.provisioning.text.Texts;

/**
 * Tries one part after the other and says of each in one line how it is. With a person it asks for
 * what no program can tell: whether a lamp shone, whether a card was read.
 */
public final class Checkup {

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(20);

  private final Pins pins;
  private final Texts texts;
  private final FaultWords faults;
  private final PrintWriter out;
  private final Optional<Person> person;
  private final Pace pace;
  private final BlockingQueue<Sight> sights = new LinkedBlockingQueue<>();
  private final Fitter fitter;
  private final Set<Part> fine = new HashSet<>();
  private final Set<Part> failed = new HashSet<>();

  /**
   * How long a person is waited for.
   *
   * @param deed until he holds up a card or presses a button
   * @param melody that he is given to hear one
   */
  public record Pace(Duration deed, Duration melody) {

    /** A card is found in a bag within half a minute; no melody is longer than three seconds. */
    public static final Pace USUAL = new Pace(Duration.ofSeconds(30), Duration.ofMillis(2_800));
  }

  /**
   * How it is told.
   *
   * @param faults in the language of the texts
   */
  public record Told(Texts texts, FaultWords faults, PrintWriter out) {}

  /**
   * A check-up.
   *
   * @param pins of the board; not closed here
   * @param bootMillis milliseconds since the kernel booted
   * @param person empty where nobody looks
   */
  public Checkup(
      Pins pins, LongSupplier bootMillis, Told told, Optional<Person> person, Pace pace) {
    this.pins = pins;
    this.texts = told.texts();
    this.faults = told.faults();
    this.out = told.out();
    this.person = person;
    this.pace = pace;
    this.fitter = new Fitter(pins, bootMillis, sights::add);
  }

  /**
   * Tries everything.
   *
   * @return whether all of it is as it should be
   */
  public boolean run(BoardPlan plan) throws InterruptedException {
    for (Mistake mistake : plan.mistakes()) {
      fail(mistake.part(), faults.sentence(mistake.failing()));
    }
    for (Planned planned : plan.parts()) {
      check(planned);
    }
    say("box-result", fine.size() + failed.size(), fine.size(), failed.size());
    return failed.isEmpty();
  }

  private void check(Planned planned) throws InterruptedException {
    Optional<Fitting> fitting = fitter.fit(planned);
    if (fitting.isEmpty()) {
      pass(planned.part());
      return;
    }
    boolean good;
    try (Trial trial = Trial.of(fitting.get())) {
      if (trial.result(FIRST_ANSWER) instanceof Condition.Failing failing
          && !mayRead(planned, failing)) {
        fail(planned.part(), faults.sentence(failing));
        return;
      }
      good = person.isEmpty() || look(planned, fitting.get(), person.get());
    }
    // A contact is listened to by whoever asks for it, so its own driver has to go first.
    if (good && person.isPresent() && fitting.get() instanceof Fitting.Hand) {
      good = pressed(planned);
    }
    if (good) {
      pass(planned.part());
    } else {
      fail(planned.part(), unconfirmed(planned));
    }
  }

  /** What to look at where a part read nothing, or somebody saw or heard something else. */
  private String unconfirmed(Planned planned) {
    return switch (planned) {
      case Planned.Oled oled ->
          texts.say(
              "box-not-confirmed-oled",
              switch (oled.chip()) {
                case SSD1306 -> "sh1106";
                case SH1106 -> "ssd1306";
              });
      case Planned.Serial _ -> texts.say("box-not-confirmed-serial");
      case Planned.Wedge _ -> texts.say("box-not-confirmed-wedge");
      case Planned.Camera _ -> texts.say("box-not-confirmed-camera");
      case Planned.Lcd _ -> texts.say("box-not-confirmed-screen");
      case Planned.ExitButton _, Planned.LaneSwitch _ -> texts.say("box-not-confirmed-input");
      default -> texts.say("box-not-confirmed");
    };
  }

  /** A scanner that takes no commands is known to work once it has read a card. */
  private boolean mayRead(Planned planned, Condition.Failing failing) {
    return person.isPresent()
        && planned instanceof Planned.Serial
        && failing.fault() == Fault.NO_ANSWER;
  }

  private boolean look(Planned planned, Fitting fitting, Person asked) throws InterruptedException {
    return switch (fitting) {
      case Fitting.Eye _ -> read(planned.part());
      case Fitting.Face shown -> {
        String title = texts.say("box-screen-title");
        String detail = texts.say("box-screen-detail", planned.part().name());
        Screen screen = new Screen(Tone.READY, title, detail, "");
        yield agreed(
            asked,
            () -> shown.display().show(screen),
            texts.say(
                planned instanceof Planned.Oled ? "box-see-words-oled" : "box-see-words",
                planned.part().name(),
                title));
      }
      case Fitting.Mouth mouth -> heard(planned, mouth.voice(), asked);
      case Fitting.Hand _ -> true;
    };
  }

  /** Does it as often as somebody wants to see it. */
  private static boolean agreed(Person asked, Deed deed, String question)
      throws InterruptedException {
    while (true) {
      deed.run();
      switch (asked.ask(question)) {
        case YES -> {
          return true;
        }
        case NO -> {
          return false;
        }
        case AGAIN -> {}
      }
    }
  }

  private boolean read(Part part) throws InterruptedException {
    sights.clear();
    say("box-hold-card", part.name(), pace.deed().toSeconds());
    long until = System.nanoTime() + pace.deed().toNanos();
    while (true) {
      Sight sight = sights.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      switch (sight) {
        case null -> {
          say("box-no-card", part.name());
          return false;
        }
        case Scan scan -> {
          // How much, and never what: a card names a person.
          say("box-card-read", part.name(), scan.text().length());
          return true;
        }
        case Unreadable _ -> say("box-card-unreadable", part.name());
      }
    }
  }

  private boolean heard(Planned planned, Voice voice, Person asked) throws InterruptedException {
    String name = planned.part().name();
    return switch (planned) {
      case Planned.Lamp lamp -> {
        Tone tone =
            switch (lamp.colour()) {
              case GREEN -> Tone.IN;
              case AMBER -> Tone.ALREADY;
              case RED -> Tone.REFUSED;
            };
        String place =
            lamp.lane().isPresent()
                ? texts.say("box-lane", lamp.lane().getAsInt() + 1)
                : texts.say("box-all-lanes");
        yield agreed(
            asked,
            () -> voice.answer(tone, lamp.lane().orElse(0)),
            texts.say("box-see-lamp-" + lamp.colour(), name, place));
      }
      case Planned.Turnstile gate ->
          agreed(
              asked,
              () -> voice.answer(Tone.IN, gate.lane().orElse(0)),
              texts.say("box-see-open", name, gate.open().toSeconds()));
      default -> agreed(asked, () -> play(voice), texts.say("box-hear", name));
    };
  }

  private void play(Voice voice) throws InterruptedException {
    for (Tone tone : Tone.values()) {
      if (tone != Tone.READY) {
        say("box-melody", texts.say("box-tone-" + tone));
        voice.answer(tone, 0);
        TimeUnit.NANOSECONDS.sleep(pace.melody().toNanos());
      }
    }
  }

  private boolean pressed(Planned planned) throws InterruptedException {
    BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
    try (Pins.Input _ = contact(planned, changes)) {
      say(
          planned instanceof Planned.ExitButton ? "box-press" : "box-turn",
          planned.part().name(),
          pace.deed().toSeconds());
      return changes.poll(pace.deed().toNanos(), TimeUnit.NANOSECONDS) != null;
    } catch (PartException e) {
      out.println(faults.sentence(e.condition()));
      return false;
    }
  }

  private Pins.Input contact(Planned planned, BlockingQueue<Boolean> changes) throws PartException {
    return switch (planned) {
      case Planned.ExitButton it -> pins.input(it.gpio(), it.activeLow(), changes::add);
      case Planned.LaneSwitch it -> pins.input(it.gpio(), it.activeLow(), changes::add);
      default -> throw new IllegalArgumentException(planned.part().name() + " is no contact");
    };
  }

  private void pass(Part part) {
    fine.add(part);
    say("box-part-works", part.name(), faults.name(part.kind()));
  }

  private void fail(Part part, String sentence) {
    failed.add(part);
    say("box-part-fails", part.name(), faults.name(part.kind()), sentence);
  }

  private void say(String key, Object... arguments) {
    out.println(texts.say(key, arguments));
    out.flush();
  }

  /** Something to look at or listen to. */
  private interface Deed {
    void run() throws InterruptedException;
  }
}
