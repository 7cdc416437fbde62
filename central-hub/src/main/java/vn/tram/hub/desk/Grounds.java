package vn.tram.hub.desk;

/**
 * Why an officer may look at a person. Both go to the audit log.
 *
 * @param caseName what the authority calls the case, 1 to 60 characters
 * @param reason in the officer's words, 5 to 300 characters
 */
public record Grounds(String caseName, String reason) {
  public static final int CASE_LONGEST = 60;
  public static final int REASON_SHORTEST = 5;
  public static final int REASON_LONGEST = 300;

  public Grounds {
    if (!areGiven(caseName, reason)) {
      throw new IllegalArgumentException("a case has 1 to 60 characters, a reason 5 to 300");
    }
  }

  /** Whether these would do as case and reason. */
  public static boolean areGiven(String caseName, String reason) {
    return !caseName.isBlank()
        && caseName.length() <= CASE_LONGEST
        && reason.strip().length() >= REASON_SHORTEST
        && reason.length() <= REASON_LONGEST;
  }
}
