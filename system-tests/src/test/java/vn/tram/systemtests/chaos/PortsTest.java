package vn.tram.systemtests.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void manyServersFindPortsOfTheirOwn() throws Exception {
    Set<Integer> ports = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      ports.add(Ports.free());
    }
    assertTrue(ports.size() > 50, ports::toString);
  }
}
