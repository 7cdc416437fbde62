package vn.tram.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChainProperties {

  @Property(tries = 200)
  void howeverALogIsCutItsMarksAreTheSame(
      @ForAll @Size(min = 1, max = 40) List<@Size(max = 30) byte[]> log,
      @ForAll @IntRange(max = 40) int cut) {
    int at = Math.min(cut, log.size());
    Chain whole = Chain.of(ChainPoint.START, log);
    Chain head = Chain.of(ChainPoint.START, log.subList(0, at));
    Chain tail = Chain.of(head.after(), log.subList(at, log.size()));
    assertEquals(whole.after(), tail.after());
    for (long seq = tail.firstSeq() - 1; seq <= tail.lastSeq(); seq++) {
      assertEquals(whole.at(seq), tail.at(seq));
    }
  }

  @Property(tries = 200)
  void aLogThatDiffersInOneBitHasOtherMarksFromThereOn(
      @ForAll @Size(min = 1, max = 20) List<@Size(min = 1, max = 30) byte[]> log,
      @ForAll @IntRange(max = 19) int which,
      @ForAll @IntRange(max = 239) int bit) {
    int at = which % log.size();
    List<byte[]> other = new ArrayList<>(log);
    byte[] changed = log.get(at).clone();
    changed[bit / 8 % changed.length] ^= (byte) (1 << bit % 8);
    other.set(at, changed);
    Chain one = Chain.of(ChainPoint.START, log);
    Chain two = Chain.of(ChainPoint.START, other);
    for (int seq = 0; seq <= log.size(); seq++) {
      if (seq <= at) {
        assertEquals(one.at(seq), two.at(seq));
      } else {
        assertNotEquals(one.at(seq), two.at(seq));
      }
    }
  }

  @Example
  void behindAMarkThatIsNotKnownNoneIs() {
    Chain chain = Chain.of(new ChainPoint(7, ChainMark.NONE), List.of(new byte[] {1}));
    assertEquals(new ChainPoint(8, ChainMark.NONE), chain.after());
    assertTrue(!chain.after().isKnown());
  }
}
