package vn.tram.hardware.eye;

import java.util.List;
import vn.tram.hardware.box.Unreadable.Reason;

/**
 * The rest of a picture in which a code was found: a second code with another text means that
 * nobody can say whose turn it is, however differently one has to look to see it.
 */
final class Beside {
  private final Code known;
  private Grey rest;
  private boolean several;

  /**
   * The rest of a picture.
   *
   * @param codes what was found in it at one look, at least one
   */
  Beside(Grey picture, List<Code> codes) {
    this.known = codes.getFirst();
    this.rest = Cover.over(picture, known);
    add(codes.subList(1, codes.size()));
  }

  /** Looks for a second one, which takes as long as a pass takes. */
  Beside look(Pass pass) {
    if (!several) {
      add(pass.codes(rest));
    }
    return this;
  }

  /** From here on the rest is as large as the dear passes want it. */
  Beside handy() {
    rest = Passes.handy(rest);
    return this;
  }

  private void add(List<Code> codes) {
    for (Code code : codes) {
      several |= !code.text().equals(known.text());
      rest = Cover.over(rest, code);
    }
  }

  boolean several() {
    return several;
  }

  Glance glance() {
    return several ? new Glance.Nothing(Reason.SEVERAL_CODES) : new Glance.Text(known.text());
  }
}
