package vn.tram.hardware.glass;

import java.util.ArrayList;
import java.util.List;

/** What stands below the title, page by page. */
public final class Bodies {

  private Bodies() {}

  /**
   * All on one page where it fits, with the hint at the foot; else the detail's pages, then the
   * hint's, so that neither is torn more than it must be.
   *
   * @param rows of a page, at least 1
   * @return none where there is nothing to say; no page has more than so many rows
   */
  public static List<List<String>> of(List<String> detail, List<String> hint, int rows) {
    var bodies = new ArrayList<List<String>>();
    if (detail.size() + hint.size() > rows) {
      chunks(detail, rows, bodies);
      chunks(hint, rows, bodies);
    } else if (!detail.isEmpty() || !hint.isEmpty()) {
      var body = new ArrayList<>(detail);
      while (body.size() + hint.size() < rows) {
        body.add("");
      }
      body.addAll(hint);
      bodies.add(List.copyOf(body));
    }
    return List.copyOf(bodies);
  }

  private static void chunks(List<String> lines, int rows, List<List<String>> into) {
    for (int from = 0; from < lines.size(); from += rows) {
      into.add(lines.subList(from, Math.min(lines.size(), from + rows)));
    }
  }
}
