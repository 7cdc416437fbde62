package vn.tram.hardware.voice;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.pins.PinsModel;

/** A buzzer for a machine to listen to: what a pin did, as the notes that a person hears. */
public final class BuzzerModel {

  private BuzzerModel() {}

  /**
   * Something is heard.
   *
   * @param hertz the pitch, or 1 where the buzzer knows only one
   * @param afterMillis silence before it; 0 where one note follows another
   * @param millis how long
   */
  public record Note(int hertz, long afterMillis, long millis) {}

  /**
   * What is heard of a passive buzzer.
   *
   * @param until nanoseconds at which the listener goes away
   */
  public static List<Note> notes(List<PinsModel.Pitch> pitches, long until) {
    List<Note> heard = new ArrayList<>();
    long silentSince = pitches.isEmpty() ? until : pitches.getFirst().nanos();
    for (int i = 0; i < pitches.size(); i++) {
      PinsModel.Pitch pitch = pitches.get(i);
      long ends = i + 1 < pitches.size() ? pitches.get(i + 1).nanos() : until;
      if (pitch.hertz() > 0 && ends > pitch.nanos()) {
        heard.add(
            new Note(
                pitch.hertz(), millis(pitch.nanos() - silentSince), millis(ends - pitch.nanos())));
        silentSince = ends;
      }
    }
    return List.copyOf(heard);
  }

  /**
   * What is heard of an active buzzer, or seen of a lamp.
   *
   * @param activeLow whether it sounds at 0 V
   * @param until nanoseconds at which the listener goes away
   */
  public static List<Note> beeps(List<PinsModel.Level> levels, boolean activeLow, long until) {
    return notes(
        levels.stream()
            .map(level -> new PinsModel.Pitch(level.nanos(), level.high() != activeLow ? 1 : 0))
            .toList(),
        until);
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }
}
