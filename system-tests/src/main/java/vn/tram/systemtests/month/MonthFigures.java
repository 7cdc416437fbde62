package vn.tram.systemtests.month;

import java.util.Locale;

/**
 * What came out.
 *
 * @param account of all beeps
 * @param journalMegabytes of the gate's journal before it met the hub
 * @param drainSeconds from the gate's start until the hub had committed all
 */
public record MonthFigures(Account account, long journalMegabytes, double drainSeconds, long seed) {

  public boolean kept() {
    return account.beeps() > 0
        && account.lost() == 0
        && account.duplicated() == 0
        && account.misdated() == 0;
  }

  /** The last line of the proof. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "month: checkins=%d lost=%d duplicated=%d misdated=%d journal-mb=%d drain-seconds=%.1f"
            + " seed=%d",
        account.beeps(),
        account.lost(),
        account.duplicated(),
        account.misdated(),
        journalMegabytes,
        drainSeconds,
        seed);
  }
}
