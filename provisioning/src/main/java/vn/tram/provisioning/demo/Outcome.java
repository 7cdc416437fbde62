package vn.tram.provisioning.demo;

/**
 * What the demo came to.
 *
 * @param verdict on every beep
 * @param contacts of the case
 * @param drained whether every gate's backlog was empty at the end
 */
record Outcome(Verdict verdict, int contacts, boolean drained) {

  boolean good() {
    return verdict.clean() && contacts > 0 && drained && verdict.beeps() > 0;
  }

  /** The last line. */
  String line() {
    return String.format(
        "demo: beeps=%d merged=%d lost=%d duplicated=%d contacts=%d",
        verdict.beeps(), verdict.merged(), verdict.lost(), verdict.duplicated(), contacts);
  }
}
