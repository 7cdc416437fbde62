package vn.tram.hardware.voice;

import java.util.stream.Stream;
import vn.tram.hardware.part.PartException;

/**
 * Plays the newest piece it was given on one pin, and below it, once that is over, the standing one
 * that a call has left. It is told by any thread and played by the thread of its part.
 *
 * <p>However late that thread is, no step is left out and none is shorter than written: what
 * follows is played later. Two beeps without the pause between them are one beep, which says
 * something else.
 */
final class Player<S> {

  private final S rest;
  private final Tempo tempo;

  private Running<S> said = new Running<>(Piece.none());
  private Running<S> standing = said;
  private long saidAt;

  /** A pin that can be in a state. */
  @FunctionalInterface
  interface Pin<S> {
    void be(S state) throws PartException;
  }

  /** A piece and how far it is. The same piece that is said twice is running twice. */
  private static final class Running<S> {
    private final Piece<S> piece;
    private int step;

    Running(Piece<S> piece) {
      this.piece = piece;
    }

    boolean over() {
      return piece.over(step);
    }

    Step<S> step() {
      return piece.steps().get(step);
    }
  }

  /**
   * A player that is silent.
   *
   * @param rest the state of the pin when there is nothing to play
   * @param tempo how time passes
   */
  Player(S rest, Tempo tempo) {
    this.rest = rest;
    this.tempo = tempo;
  }

  /** Plays this at once, whatever was played. */
  void say(Piece<S> piece) {
    tell(piece);
    tempo.ring();
  }

  /** Plays this at once, and again after each other piece, until something else is called. */
  void call(Piece<S> piece) {
    synchronized (this) {
      standing = new Running<>(piece);
      tell(Piece.none());
    }
    tempo.ring();
  }

  private synchronized void tell(Piece<S> piece) {
    said = new Running<>(piece);
    saidAt = tempo.nanos();
  }

  /** Plays for as long as the pin works. */
  void play(Pin<S> pin) throws PartException, InterruptedException {
    S last = rest;
    pin.be(rest);
    forget();
    while (true) {
      Running<S> present = present();
      S state = present.over() ? rest : present.step().state();
      if (!state.equals(last)) {
        pin.be(state);
        last = state;
      }
      hold(present);
    }
  }

  /** Whoever was answered while the pin did not work is gone by now. */
  private synchronized void forget() {
    if (tempo.nanos() - saidAt >= said.piece.nanos()) {
      said = new Running<>(Piece.none());
    }
  }

  private synchronized Running<S> present() {
    return Stream.of(said, standing).filter(each -> !each.over()).findFirst().orElse(said);
  }

  /** Until its step was as long as it is written, or something else is to be played. */
  private void hold(Running<S> running) throws InterruptedException {
    long began = tempo.nanos();
    long length = running.over() ? Tempo.FOREVER : running.step().nanos();
    long left = length;
    while (left > 0) {
      tempo.await(left);
      if (present() != running) {
        return;
      }
      left = length - (tempo.nanos() - began);
    }
    advance(running);
  }

  private synchronized void advance(Running<S> running) {
    running.step = running.piece.after(running.step);
  }
}
