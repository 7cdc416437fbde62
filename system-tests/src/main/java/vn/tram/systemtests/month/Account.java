package vn.tram.systemtests.month;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import vn.tram.systemtests.chaos.Verdict;
import vn.tram.systemtests.chaos.Verdict.Beep;
import vn.tram.systemtests.chaos.Verdict.Row;

/**
 * What came of every beep of all boots.
 *
 * @param beeps how many were heard
 * @param lost of them have no check-in
 * @param duplicated check-ins that are there once more, or that nobody promised
 * @param misdated check-ins whose true time is outside their interval
 */
record Account(long beeps, long lost, long duplicated, long misdated) {

  /**
   * A boot and what was promised in it.
   *
   * @param trueTime of a reading of its clock
   */
  record Heard(List<Beep> beeps, LongFunction<Instant> trueTime) {
    Heard {
      beeps = List.copyOf(beeps);
    }
  }

  /**
   * Compares one by one.
   *
   * @param rows all that the hub has
   * @param cards which card a digest is of
   */
  static Account of(Map<UUID, Heard> boots, List<Row> rows, Map<String, UUID> cards) {
    Map<UUID, List<Row>> found = new HashMap<>();
    rows.forEach(row -> found.computeIfAbsent(row.boot(), boot -> new ArrayList<>()).add(row));
    Account sum = new Account(0, 0, 0, 0);
    for (Map.Entry<UUID, Heard> boot : boots.entrySet()) {
      List<Row> there = found.getOrDefault(boot.getKey(), List.of());
      found.remove(boot.getKey());
      Heard heard = boot.getValue();
      sum = sum.plus(Verdict.of(heard.beeps(), there, cards, Map.of(), heard.trueTime()));
    }
    long ofNoBoot = found.values().stream().mapToLong(List::size).sum();
    return new Account(sum.beeps, sum.lost, sum.duplicated + ofNoBoot, sum.misdated);
  }

  private Account plus(Verdict boot) {
    return new Account(
        beeps + boot.beeps(),
        lost + boot.lost(),
        duplicated + boot.duplicated(),
        misdated + boot.misdated());
  }
}
