package vn.tram.edge.gate;

import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Sex;

/**
 * All that a gate shows of a visitor.
 *
 * @param initials the first letters of his name, such as {@code N.V.M}; blank when not known
 * @param sex as his card says
 * @param birthYear 0 when not known
 */
public record Label(String initials, Sex sex, int birthYear) {
  static Label of(Holder holder) {
    return new Label(holder.initials(), holder.sex(), holder.birth().year());
  }

  /** Nothing: even so little is not for a log. */
  @Override
  public String toString() {
    return "Label";
  }
}
