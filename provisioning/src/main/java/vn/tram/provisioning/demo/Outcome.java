package vn.tram.provisioning.demo;

/**
 * What the demo came to.
 *
 * @param closing of the day
 * @param contacts of the case
 */
record Outcome(Closing closing, int contacts) {

  boolean good() {
    return closing.clean() && contacts > 0 && closing.verdict().beeps() > 0;
  }

  /** The last line. */
  String line() {
    Verdict verdict = closing.verdict();
    return String.format(
        "demo: beeps=%d merged=%d lost=%d duplicated=%d contacts=%d",
        verdict.beeps(), verdict.merged(), verdict.lost(), verdict.duplicated(), contacts);
  }
}
