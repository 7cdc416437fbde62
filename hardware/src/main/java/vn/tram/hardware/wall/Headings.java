package vn.tram.hardware.wall;

import java.util.Comparator;
import java.util.List;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;

/**
 * Adds to a scan which way the buttons and switches of its lane say that the visitor goes.
 *
 * @param hands the stronger ones are asked first
 */
record Headings(List<Fitting.Hand> hands) {

  Headings {
    hands =
        hands.stream().sorted(Comparator.comparingInt(Fitting.Hand::strength).reversed()).toList();
  }

  /** Asks once for each scan: a button that was pressed speaks for one visitor. */
  Sight of(Sight sight) {
    if (!(sight instanceof Scan scan) || scan.heading() != Heading.UNSAID) {
      return sight;
    }
    return hands.stream()
        .filter(hand -> hand.lane() == scan.lane())
        .map(hand -> hand.heading().get())
        .filter(heading -> heading != Heading.UNSAID)
        .findFirst()
        .<Sight>map(heading -> new Scan(scan.text(), scan.bootMillis(), scan.lane(), heading))
        .orElse(sight);
  }
}
