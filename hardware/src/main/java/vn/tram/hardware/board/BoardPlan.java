package vn.tram.hardware.board;

import java.util.List;

/**
 * What a board file says: parts that can be tried, and everything that is wrong.
 *
 * @param parts in the order of the file; none of them is named in a mistake
 * @param mistakes all that were found
 */
public record BoardPlan(List<Planned> parts, List<Mistake> mistakes) {

  /** The plan of a box without a board file. */
  static final BoardPlan NONE = new BoardPlan(List.of(), List.of());

  public BoardPlan {
    parts = List.copyOf(parts);
    mistakes = List.copyOf(mistakes);
  }
}
