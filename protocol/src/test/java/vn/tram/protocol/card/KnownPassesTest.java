package vn.tram.protocol.card;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KnownPassesTest {
  @Test
  void whatWasNotSeenForLongestIsForgotten() {
    var known = new KnownPasses(2);
    known.remember(new byte[] {1});
    known.remember(new byte[] {2});
    assertTrue(known.know(new byte[] {1}));
    known.remember(new byte[] {3});

    assertTrue(known.know(new byte[] {1}));
    assertFalse(known.know(new byte[] {2}));
    assertTrue(known.know(new byte[] {3}));
  }
}
