package vn.tram.hardware.voice;

import vn.tram.hardware.box.Tone;

/**
 * A part that is told what the box says and makes of it what it can. It is told at once: both
 * methods return before the part has moved, and never throw; the newest word wins. A part that does
 * not work just now has heard what it was told and goes on from there.
 */
public interface Voice {

  /**
   * Answers a visitor.
   *
   * @param lane to whom; 0 or more. A part of another lane stays as it is
   */
  void answer(Tone tone, int lane);

  /** Calls to everybody, in all lanes; {@link Tone#READY} takes an earlier call back. */
  void call(Tone tone);
}
