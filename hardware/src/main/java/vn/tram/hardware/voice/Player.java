package vn.tram.hardware.voice;

import java.util.List;
import vn.tram.hardware.part.PartException;

/**
 * Plays the newest piece it was given on one pin, and below it, once that is over, the standing one
 * that a call has left. It is told by any thread and played by the thread of its part.
 */
final class Player<S> {

  private final S rest;
  private final Tempo tempo;

  private Begun<S> said;
  private Begun<S> standing;

  /** A pin that can be in a state. */
  @FunctionalInterface
  interface Pin<S> {
    void be(S state) throws PartException;
  }

  private record Begun<S>(Piece<S> piece, long at) {}

  /**
   * A player that is silent.
   *
   * @param rest the state of the pin when there is nothing to play
   * @param tempo how time passes
   */
  Player(S rest, Tempo tempo) {
    this.rest = rest;
    this.tempo = tempo;
    long now = tempo.nanos();
    this.said = new Begun<>(Piece.none(), now);
    this.standing = said;
  }

  /** Plays this at once, whatever was played. */
  void say(Piece<S> piece) {
    synchronized (this) {
      said = new Begun<>(piece, tempo.nanos());
    }
    tempo.ring();
  }

  /** Plays this at once, and again after each other piece, until something else is called. */
  void call(Piece<S> piece) {
    synchronized (this) {
      standing = new Begun<>(piece, tempo.nanos());
      said = new Begun<>(Piece.none(), standing.at());
    }
    tempo.ring();
  }

  /** Where it is now; the state holds until it is told something or the time is over. */
  synchronized Piece.Place<S> place() {
    long now = tempo.nanos();
    for (Begun<S> begun : List.of(said, standing)) {
      if (!begun.piece().over(now - begun.at())) {
        return begun.piece().at(now - begun.at());
      }
    }
    return new Piece.Place<>(rest, Tempo.FOREVER);
  }

  /** Plays for as long as the pin works. */
  void play(Pin<S> pin) throws PartException, InterruptedException {
    S last = rest;
    pin.be(rest);
    while (true) {
      Piece.Place<S> place = place();
      if (!place.state().equals(last)) {
        pin.be(place.state());
        last = place.state();
      }
      tempo.await(place.nanos());
    }
  }
}
