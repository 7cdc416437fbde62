package vn.tram.edge.uplink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.Topics;

/** A broker in foreign hands, which has seen and kept everything that ever went through it. */
final class HostilePipe {
  private static final int ORDERS = 12;
  private static final int KEPT = 40;

  private final Random random;
  private final NodeName node;
  private final SigningKey.Pair hub;
  private final SigningKey other;
  private final SigningKey.Pair thief = SigningKey.generate();
  private final List<HubSealPublicKey> seals =
      Stream.generate(() -> HubSealKey.generate().publicKey()).limit(ORDERS + 1).toList();
  private final List<byte[]> batches = new ArrayList<>();
  private final List<byte[]> receipts = new ArrayList<>();
  private final List<byte[]> orders = new ArrayList<>();

  HostilePipe(long seed, NodeName node, SigningKey.Pair hub, SigningKey other) {
    this.random = new Random(seed);
    this.node = node;
    this.hub = hub;
    this.other = other;
  }

  /** What the order of this number lets the node seal to; 0 is that of its enrolment. */
  HubSealPublicKey seal(int number) {
    return seals.get(number);
  }

  /** The newest genuine order that was let through. */
  synchronized int newest() {
    return orders.size();
  }

  /** Of a batch that the node sent: lost, as it is, or with some of before, mixed. */
  synchronized List<byte[]> batches(byte[] sent) {
    return passed(sent, batches, 0.15);
  }

  /** Of a receipt that the hub gave, likewise, and one with a bit turned. */
  synchronized List<byte[]> receipts(byte[] genuine) {
    List<byte[]> told = passed(genuine, receipts, 0.15);
    byte[] forged = genuine.clone();
    forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
    told.add(random.nextInt(told.size() + 1), forged);
    if (!orders.isEmpty()) {
      told.add(any(orders));
    }
    return told;
  }

  private List<byte[]> passed(byte[] fresh, List<byte[]> before, double loss) {
    List<byte[]> passed = new ArrayList<>();
    if (random.nextDouble() >= loss) {
      passed.add(fresh);
    }
    for (int again = random.nextInt(3); again > 0 && !before.isEmpty(); again--) {
      passed.add(any(before));
    }
    before.add(fresh);
    if (before.size() > KEPT) {
      before.removeFirst();
    }
    Collections.shuffle(passed, random);
    return passed;
  }

  /** Orders: a genuine one now and then, and always old, forged, foreign and misplaced ones. */
  synchronized List<TestHub.Rumour> rumours() {
    List<byte[]> talk = new ArrayList<>();
    if (orders.size() < ORDERS && random.nextInt(4) == 0) {
      int number = orders.size() + 1;
      orders.add(OrderCodec.encode(order(node, number, seals.get(number)), hub.signing()));
      talk.add(orders.getLast());
    }
    if (!orders.isEmpty()) {
      talk.add(any(orders));
      talk.add(orders.getFirst());
    }
    HubSealPublicKey evil = HubSealKey.generate().publicKey();
    long far = Long.MAX_VALUE;
    talk.add(OrderCodec.encode(order(node, far, evil), other));
    talk.add(
        OrderCodec.encode(
            new Order(
                node,
                far,
                List.of(thief.verifying()),
                List.of(Succession.introduce(other, thief.verifying())),
                evil,
                Octets.of()),
            thief.signing()));
    talk.add(OrderCodec.encode(order(new NodeName("market-2"), far, evil), hub.signing()));
    if (!receipts.isEmpty()) {
      talk.add(any(receipts));
    }
    Collections.shuffle(talk, random);
    return talk.stream().map(bytes -> new TestHub.Rumour(Topics.order(node), bytes)).toList();
  }

  private Order order(NodeName to, long number, HubSealPublicKey seal) {
    return new Order(to, number, List.of(hub.verifying()), List.of(), seal, Octets.of());
  }

  private byte[] any(List<byte[]> from) {
    return from.get(random.nextInt(from.size()));
  }
}
