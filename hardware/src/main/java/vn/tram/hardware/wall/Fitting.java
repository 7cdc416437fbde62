package vn.tram.hardware.wall;

import java.util.OptionalInt;
import java.util.function.Supplier;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.voice.Voice;

/** A part with the driver that serves it, and with what the box can ask of it meanwhile. */
public sealed interface Fitting {

  Part part();

  /** To be kept going by a {@link vn.tram.hardware.part.Keeper}. */
  Work work();

  /** Hands its sights over by itself. */
  record Eye(Part part, Work work) implements Fitting {}

  /**
   * Shows words.
   *
   * @param lane to whose visitors; empty for all
   */
  record Face(Part part, Work work, Display display, OptionalInt lane) implements Fitting {
    boolean sees(int visited) {
      return lane.orElse(visited) == visited;
    }
  }

  /** Sounds, shines or opens; it knows its lane by itself. */
  record Mouth(Part part, Work work, Voice voice) implements Fitting {}

  /**
   * Is pressed or turned.
   *
   * @param heading asked once for each scan in its lane
   * @param strength whoever is stronger is asked first: a button that is pressed before a switch
   *     that stands somewhere
   */
  record Hand(Part part, Work work, Supplier<Heading> heading, int lane, int strength)
      implements Fitting {}
}
