package vn.tram.systemtests.stolen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for many patterns at once: by the first eight bytes, then by the rest. */
final class Search {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int BITS = 22;

  private final Map<Long, List<Pattern>> patterns = new HashMap<>();

  /** Says quickly of nearly every place that no pattern begins there. */
  private final long[] mayBegin = new long[1 << BITS - 6];

  /**
   * Something to find.
   *
   * @param words what it says
   * @param form how it stands there
   */
  record Hit(String words, Form form) {}

  private record Pattern(byte[] bytes, Hit hit) {}

  /** For all spellings in all plain forms. */
  Search(Collection<String> spellings) {
    for (String words : spellings) {
      for (Form form : Form.PLAIN) {
        byte[] bytes = form.pattern(words);
        if (bytes.length < Long.BYTES) {
          throw new IllegalArgumentException("a needle is too short: " + form);
        }
        long start = (long) LONG.get(bytes, 0);
        patterns
            .computeIfAbsent(start, first -> new ArrayList<>(1))
            .add(new Pattern(bytes, new Hit(words, form)));
        int bit = hash(start);
        mayBegin[bit >>> 6] |= 1L << bit;
      }
    }
  }

  /** What stands in the first bytes of a buffer. */
  List<Hit> in(byte[] bytes, int length) {
    List<Hit> hits = new ArrayList<>();
    for (int at = 0; at + Long.BYTES <= length; at++) {
      long start = (long) LONG.get(bytes, at);
      int bit = hash(start);
      if ((mayBegin[bit >>> 6] & 1L << bit) == 0) {
        continue;
      }
      for (Pattern pattern : patterns.getOrDefault(start, List.of())) {
        int end = at + pattern.bytes.length;
        if (end <= length
            && Arrays.equals(bytes, at, end, pattern.bytes, 0, pattern.bytes.length)) {
          hits.add(pattern.hit);
        }
      }
    }
    return hits;
  }

  private static int hash(long start) {
    return (int) (start * 0x9e3779b97f4a7c15L >>> 64 - BITS);
  }
}
