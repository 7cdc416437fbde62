package vn.tram.systemtests.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tram.protocol.time.ClockSource;
import vn.tram.systemtests.clock.Diary.Start;
import vn.tram.systemtests.clock.Diary.Told;

/**
 * Which check-ins the promise speaks of: those whose boot, or where nobody spoke of that, those
 * around it, rest on no false word. Worked out from the diary alone, not as the clocks do it.
 */
final class Trust {
  private final List<UUID> boots = new ArrayList<>();
  private final List<Boolean> byHub = new ArrayList<>();
  private final List<Boolean> byNetwork = new ArrayList<>();
  private final List<Boolean> falseWord = new ArrayList<>();

  Trust(Diary diary, long until) {
    List<Told> told = diary.told(until);
    List<Start> starts = diary.starts(until);
    for (Start start : starts) {
      if (boots.contains(start.boot())) {
        continue;
      }
      boots.add(start.boot());
      List<Told> ofBoot =
          told.stream()
              .filter(
                  one ->
                      starts.stream()
                          .anyMatch(
                              other ->
                                  other.seq() == one.bootSeq()
                                      && other.boot().equals(start.boot())))
              .toList();
      byHub.add(by(ofBoot, ClockSource.HUB));
      byNetwork.add(by(ofBoot, ClockSource.NTP));
      falseWord.add(ofBoot.stream().anyMatch(one -> diary.isLie(one.seq())));
    }
  }

  private static boolean by(List<Told> told, ClockSource source) {
    return told.stream().anyMatch(one -> one.anchor().source() == source);
  }

  /** Whether the true time must be inside for check-ins of a boot. */
  boolean promises(UUID boot) {
    int place = boots.indexOf(boot);
    if (byHub.get(place)) {
      return true;
    }
    if (falseWord.get(place)) {
      return false;
    }
    return byNetwork.get(place) || (clean(place, -1) && clean(place, 1));
  }

  /** Nobody lies up to the next boot that the hub speaks of. */
  private boolean clean(int place, int step) {
    for (int i = place + step; i >= 0 && i < boots.size() && !byHub.get(i); i += step) {
      if (falseWord.get(i)) {
        return false;
      }
    }
    return true;
  }
}
