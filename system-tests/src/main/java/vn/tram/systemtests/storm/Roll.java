package vn.tram.systemtests.storm;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tram.systemtests.drain.HubDatabase;

/**
 * What the hub has of what was sent.
 *
 * @param lost check-ins that are not there, or with another time
 * @param duplicated rows that are one too many, or of which nobody knows
 */
record Roll(long lost, long duplicated) {

  /** Looks every check-in of every node up. */
  static Roll call(List<Backpack> backpacks, HubDatabase database) throws SQLException {
    Map<String, Map<Long, Long>> sought = new HashMap<>();
    backpacks.forEach(pack -> sought.put(pack.node().value(), new HashMap<>(pack.checkIns())));
    var tooMany = new Count();
    database.read(
        (node, seq, atMillis) -> {
          if (!sought.getOrDefault(node, new HashMap<>()).remove(seq, atMillis)) {
            tooMany.number++;
          }
        });
    return new Roll(sought.values().stream().mapToLong(Map::size).sum(), tooMany.number);
  }

  private static final class Count {
    private long number;
  }
}
