package vn.tram.systemtests.stolen;

/**
 * What a thief found.
 *
 * @param needles spellings that were looked for
 * @param forms in how many forms
 * @param files that were searched
 * @param bytes in them
 * @param controls that were planted elsewhere, to see that the search can find
 * @param controlsFound of them
 * @param found places in the box's files
 */
public record StolenFigures(
    int needles, int forms, int files, long bytes, int controls, int controlsFound, long found) {

  public boolean kept() {
    return found == 0 && controls == controlsFound && needles > 0 && files > 0;
  }

  /** The line that others read. */
  public String line() {
    return "stolen: needles="
        + needles
        + " forms="
        + forms
        + " files="
        + files
        + " bytes="
        + bytes
        + " controls="
        + controlsFound
        + "/"
        + controls
        + " found="
        + found;
  }
}
