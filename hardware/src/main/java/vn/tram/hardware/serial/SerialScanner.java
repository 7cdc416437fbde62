package vn.tram.hardware.serial;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.box.Held;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;

/**
 * A scanner on a serial port. A module of the GM65 class is set up each time that it is opened; one
 * that does not answer to commands is listened to all the same, without a gap, and asked again now
 * and then. It fails until it has read a card, and counts as working from then on, with a word in
 * the log. A module that was set up is asked now and then whether it is still there, and whether
 * setting codes are still off: on wires nothing else tells that it was unplugged.
 */
public final class SerialScanner implements Work {

  private static final System.Logger LOG = System.getLogger(SerialScanner.class.getName());

  /** Longer than one reading of the module, see {@link Register}. */
  private static final Duration READING = Duration.ofMillis(5_500);

  private final SerialSettings settings;
  private final Tempo tempo;
  private final int lane;
  private final LongSupplier bootMillis;
  private final Consumer<Sight> sink;
  private final Held<String> held = new Held<>();
  private final Racket racket = new Racket();
  private long cards;
  private long noises;
  private long noisesWhenAsked;

  /**
   * The scanner of one lane.
   *
   * @param settings how it is connected
   * @param lane 0 or more
   * @param bootMillis milliseconds since the kernel booted
   * @param sink gets every card, on the scanner's own thread; what is shown while it answers waits
   *     in the buffers of the kernel
   */
  public SerialScanner(
      SerialSettings settings, int lane, LongSupplier bootMillis, Consumer<Sight> sink) {
    this(settings, Tempo.USUAL, lane, bootMillis, sink);
  }

  SerialScanner(
      SerialSettings settings,
      Tempo tempo,
      int lane,
      LongSupplier bootMillis,
      Consumer<Sight> sink) {
    this.settings = settings;
    this.tempo = tempo;
    this.lane = lane;
    this.bootMillis = bootMillis;
    this.sink = sink;
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    Port port = life.holds(Port.open(settings.device(), settings.baud()));
    switch (settings.mode()) {
      case PLAIN -> plain(life, new Talk(port, tempo, bootMillis, this::take));
      case CONTINUOUS, TRIGGER -> module(life, port);
    }
  }

  /** Only listens. */
  private void plain(Life life, Talk talk) throws PartException {
    judge(life);
    while (!life.over()) {
      talk.listen(Port.FOR_EVER);
      judge(life);
    }
  }

  private void module(Life life, Port port) throws PartException {
    cards = 0;
    noises = 0;
    noisesWhenAsked = 0;
    Talk talk = new Talk(port, tempo, bootMillis, this::take);
    var setup = new Setup(settings.device(), talk);
    var wanted = Register.wanted(settings.mode(), !port.isUsb());
    while (!setup.run(wanted)) {
      listenUntilItAnswers(life, talk);
    }
    talk.expectLineEnds();
    judge(life);
    if (settings.mode() == SerialSettings.Mode.TRIGGER) {
      trigger(life, talk);
    } else {
      watch(life, talk);
    }
  }

  /**
   * The port stays open: a card that is shown between two questions is read. One that reads is
   * asked ever more seldom, so that a device that never answers is not choked with questions.
   */
  private void listenUntilItAnswers(Life life, Talk talk) throws PartException {
    Duration wait = tempo.silence();
    long asked = System.nanoTime();
    boolean reads = false;
    while (!life.over()) {
      talk.listen(tempo.silence());
      boolean due = System.nanoTime() - asked >= wait.toNanos();
      if (!reads && cards > noises) {
        reads = true;
        tellThatItOnlySends();
      }
      if (reads) {
        judge(life);
      } else if (due) {
        // It may be wired wrongly, or not at all, or speak at another speed.
        life.fails(talk.heard() > 0 ? Fault.WRONG_ANSWER : Fault.NO_ANSWER, settings.device());
      }
      if (due) {
        if (talk.ask(Command.read(Register.SETTING_CODES)).isPresent()) {
          return;
        }
        asked = System.nanoTime();
        wait = reads ? wait.multipliedBy(2) : wait;
      }
    }
  }

  private void tellThatItOnlySends() {
    LOG.log(
        Level.WARNING,
        "the scanner at "
            + settings.device()
            + " does not answer to commands: it is read as it is, and whether setting codes are"
            + " off is not known");
  }

  private void watch(Life life, Talk talk) throws PartException {
    long asked = System.nanoTime();
    while (!life.over()) {
      talk.listen(tempo.silence());
      judge(life);
      if (System.nanoTime() - asked >= tempo.silence().toNanos()) {
        askHowItIs(talk);
        asked = System.nanoTime();
      }
    }
  }

  /** One reading after the other; the module looks only while the gate is ready for a visitor. */
  private void trigger(Life life, Talk talk) throws PartException {
    while (!life.over()) {
      askHowItIs(talk);
      long before = cards + noises;
      if (talk.ask(Command.trigger()).isEmpty()) {
        throw new PartException(Fault.LOST, settings.device());
      }
      long began = System.nanoTime();
      long left = READING.toNanos();
      while (cards + noises == before && left > 0) {
        talk.listen(Talk.tenths(left));
        judge(life);
        left = READING.toNanos() - (System.nanoTime() - began);
      }
    }
  }

  private void askHowItIs(Talk talk) throws PartException {
    long heard = talk.heard();
    OptionalInt codes = talk.ask(Command.read(Register.SETTING_CODES));
    if (codes.isEmpty()) {
      boolean noise = talk.heard() > heard;
      throw new PartException(noise ? Fault.WRONG_ANSWER : Fault.LOST, settings.device());
    }
    if ((codes.getAsInt() & Register.SETTING_CODES_OFF) == 0) {
      // Another one was plugged in, or somebody reprogrammed it: it is set up anew.
      throw new PartException(Fault.WRONG_ANSWER, settings.device());
    }
    if (noises == noisesWhenAsked) {
      racket.over();
    }
    noisesWhenAsked = noises;
  }

  /** Noise without end is told, and listened to until something clear comes. */
  private void judge(Life life) {
    if (racket.endless()) {
      life.fails(Fault.WRONG_ANSWER, settings.device());
    } else {
      life.works();
    }
  }

  private void take(Token.Line line) {
    Racket.Verdict verdict = racket.hear(line);
    boolean card = verdict == Racket.Verdict.CARD;
    cards += card ? 1 : 0;
    noises += card ? 0 : 1;
    boolean news =
        card ? held.isNews(line.text(), line.bootMillis()) : verdict == Racket.Verdict.NOISE;
    if (news) {
      sink.accept(new Scan(line.text(), line.bootMillis(), lane));
    }
  }
}
