package vn.tram.edge.order;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * What holds between a node and its hub.
 *
 * @param number of the last order that was obeyed
 * @param hub keys that verify what the hub sends, the newest first
 * @param seal what the next data key is sealed to
 */
record Standing(long number, List<VerifyingKey> hub, HubSealPublicKey seal) {
  private static final String NUMBER = "number";
  private static final String HUB = "hub";
  private static final String SEAL = "seal";

  Standing {
    hub = List.copyOf(hub);
    if (number < 0 || hub.isEmpty()) {
      throw new IllegalArgumentException("the number is not negative, and the hub has a key");
    }
  }

  /**
   * Reads lines of a word and its value. What they do not tell is as it was enrolled.
   *
   * @throws IllegalArgumentException when a line is none of ours
   */
  static Standing of(String text, VerifyingKey enrolledHub, HubSealPublicKey enrolledSeal) {
    long number = 0;
    List<VerifyingKey> hub = new ArrayList<>();
    HubSealPublicKey seal = enrolledSeal;
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] words = line.strip().split(" +");
      if (words.length != 2) {
        throw new IllegalArgumentException("a line has a word and its value");
      }
      switch (words[0]) {
        case NUMBER -> number = Long.parseLong(words[1]);
        case HUB -> hub.add(VerifyingKey.ofX509(Octets.ofHex(words[1])));
        case SEAL -> seal = new HubSealPublicKey(Octets.ofHex(words[1]));
        default -> throw new IllegalArgumentException("an unknown word");
      }
    }
    return new Standing(number, hub.isEmpty() ? List.of(enrolledHub) : hub, seal);
  }

  /** What holds once an order is obeyed. */
  static Standing of(Order order) {
    return new Standing(order.number(), order.hub(), order.seal());
  }

  String text() {
    var lines = new StringJoiner("\n").add(NUMBER + " " + number);
    hub.forEach(key -> lines.add(HUB + " " + key.toX509().toHex()));
    return lines.add(SEAL + " " + seal.bytes().toHex()).toString();
  }
}
