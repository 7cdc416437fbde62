package vn.tram.hardware.board;

import java.util.List;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;

/**
 * One thing that is wrong with the board file.
 *
 * @param part where
 * @param failing what
 */
public record Mistake(Part part, Condition.Failing failing) {

  static Mistake of(Part part, Fault fault, String... details) {
    return new Mistake(part, new Condition.Failing(fault, List.of(details)));
  }
}
