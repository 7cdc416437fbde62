package vn.tram.hub.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.hub.vault.Vault;
import vn.tram.hub.visit.Pairing;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** A hub's database with a few made-up people in it, as gates would have filled it. */
final class Town implements AutoCloseable {
  /** The case: a made-up citizen number. */
  static final String CASE = "079088000001";

  private static final List<String> FAMILIES =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương");
  private static final List<String> MIDDLES =
      List.of("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Thị Kim");
  private static final List<String> GIVEN =
      List.of("Mẫu", "Thử", "Ví Dụ", "Hường", "Tuấn", "Ánh", "Đức", "Quỳnh", "Bảo", "Ngân", "Ước");
  private static final List<String> PLACES =
      List.of(
          "Tân Lập, Bắc Giang", "Gò Dầu, Tây Ninh", "Trảng Bàng, Tây Ninh", "Bến Cầu, Tây Ninh");

  final Store store = TestStore.fresh();
  final Vault vault = new Vault(Octets.of(new byte[32]));
  final HubSealKey seal = HubSealKey.generate();
  final CardReader reader = new CardReader(List.of());
  final Merge merge = new Merge(store, vault, List.of(seal), reader);
  final Nodes nodes = new Nodes(store);
  final Instant now;

  private final Map<String, Gate> gates = new HashMap<>();
  private final Random random = new Random(7);
  private long nonce;

  Town(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
  }

  /** A card of the shape of 2021; the first citizen is the case. */
  static String card(int citizen) {
    String name =
        FAMILIES.get(citizen % FAMILIES.size())
            + " "
            + MIDDLES.get(citizen * 5 % MIDDLES.size())
            + " "
            + GIVEN.get(citizen * 7 % GIVEN.size());
    return card("0790880%05d".formatted(citizen + 1), name, citizen);
  }

  static String card(String number, String name, int citizen) {
    return number
        + "||"
        + name
        + "|"
        + "%02d%02d1988".formatted(1 + citizen % 28, 1 + citizen % 12)
        + "|Nam|"
        + PLACES.get(citizen % PLACES.size())
        + "|22062022";
  }

  /** Somebody who went in and out. */
  record Stay(String card, Instant in, Instant out) {}

  /** Three sites, and four days of people there. */
  Town people(int citizens) {
    gate(
        "cho-long-hoa-1",
        "Chợ Long Hoa, cổng 1",
        site("cho-long-hoa", "Chợ Long Hoa", "MARKET", 18),
        Duration.ofMillis(400),
        stays(citizens, 5, 6, 150));
    gate(
        "truong-nguyen-trai",
        "Trường THCS Nguyễn Trãi",
        site("truong-nguyen-trai", "Trường THCS Nguyễn Trãi", "SCHOOL", 18),
        Duration.ofMinutes(9),
        stays(citizens / 2, 7, 3, 240));
    gate(
        "ubnd-hoa-thanh",
        "UBND phường Hòa Thành",
        site("ubnd-hoa-thanh", "UBND phường Hòa Thành", "OFFICE", 17),
        Duration.ofSeconds(2),
        stays(citizens / 3, 8, 4, 90));
    pair();
    return this;
  }

  void pair() {
    new Pairing(store).run();
  }

  static Site site(String name, String title, String kind, int closes) {
    return new Site(name, title, kind, new Policy.Closes(LocalTime.of(closes, 0)));
  }

  private List<Stay> stays(int citizens, int opens, int hours, int longest) {
    List<Stay> stays = new ArrayList<>();
    Instant midnight =
        now.atOffset(Policy.ZONE).toLocalDate().atStartOfDay(Policy.ZONE).toInstant();
    for (int day = 4; day >= 1; day--) {
      Instant open = midnight.minus(Duration.ofDays(day)).plus(Duration.ofHours(opens));
      for (int citizen = 0; citizen < citizens; citizen++) {
        if (citizen == 0 || random.nextInt(3) > 0) {
          Instant in = open.plus(Duration.ofSeconds(random.nextInt(hours * 3600)));
          stays.add(
              new Stay(
                  card(citizen), in, in.plus(Duration.ofMinutes(10 + random.nextInt(longest)))));
        }
      }
    }
    return stays;
  }

  /** A gate that has sent everything; its clock is known to within the error. */
  void gate(String name, String title, Site site, Duration error, List<Stay> stays) {
    NodeName node = new NodeName(name);
    nodes.enrol(node, title, site);
    Gate gate = new Gate(node, 0x5eed_0000L + gates.size(), now.minus(Duration.ofDays(5)), error);
    gates.put(name, gate);
    gate.start();
    int passed = 0;
    for (Passage passage : passages(stays)) {
      if (passed++ % 40 == 0) {
        gate.anchor(passage.at());
      }
      gate.pass(passage);
    }
    gate.send();
    nodes.heard(
        new NodeState(
            node,
            true,
            "0.1.0",
            gate.epoch,
            gate.sent,
            gate.sent,
            1 << 21,
            error.multipliedBy(2).toMillis(),
            OptionalInt.of(513)));
  }

  /** Somebody passes a gate of before, now. */
  void passing(String name, String card, Instant at) {
    Gate gate = gates.get(name);
    gate.pass(new Passage(card, Direction.IN, at));
    gate.send();
  }

  /** A gate and its journal. */
  private final class Gate {
    private final NodeName node;
    private final long epoch;
    private final Instant boot;
    private final Duration error;
    private final DataKey key = DataKey.generate();
    private final Map<String, Long> persons = new HashMap<>();
    private final List<JournalEntry> unsent = new ArrayList<>();
    private long sent;

    Gate(NodeName node, long epoch, Instant boot, Duration error) {
      this.node = node;
      this.epoch = epoch;
      this.boot = boot;
      this.error = error;
    }

    void start() {
      unsent.add(new JournalEntry.Boot(UUID.randomUUID(), "0.1.0", 1000, boot, false));
      unsent.add(
          new JournalEntry.Key(
              seal.publicKey().id(), seal.publicKey().seal(key, new Place(node, epoch, 2))));
      anchor(boot.plusSeconds(2));
    }

    void anchor(Instant at) {
      unsent.add(
          new JournalEntry.Clock(
              new Anchor(millis(at), Moment.around(at, error), ClockSource.HUB)));
    }

    void pass(Passage passage) {
      if (!persons.containsKey(passage.card())) {
        long seq = sent + unsent.size() + 1;
        unsent.add(
            new JournalEntry.Person(
                2,
                JournalEntry.Form.SCANNED,
                key.seal(passage.card(), new Place(node, epoch, seq))));
        persons.put(passage.card(), seq);
      }
      unsent.add(
          new JournalEntry.CheckIn(
              persons.get(passage.card()), passage.direction(), 0, millis(passage.at()), Set.of()));
    }

    void send() {
      while (!unsent.isEmpty()) {
        List<JournalEntry> entries =
            List.copyOf(unsent.subList(0, Math.min(Batch.MAX_ENTRIES, unsent.size())));
        try {
          merge.merge(
              new Batch(
                  new Batch.Header(
                      node, epoch, sent + 1, entries.size(), sent == 0 ? 0 : 1, ++nonce),
                  entries));
        } catch (WireException e) {
          throw new IllegalStateException(e);
        }
        sent += entries.size();
        unsent.subList(0, entries.size()).clear();
      }
    }

    private long millis(Instant at) {
      return Duration.between(boot, at).toMillis();
    }
  }

  private record Passage(String card, Direction direction, Instant at) {}

  private static List<Passage> passages(List<Stay> stays) {
    List<Passage> passages = new ArrayList<>();
    for (Stay stay : stays) {
      passages.add(new Passage(stay.card(), Direction.IN, stay.in()));
      // Every ninth forgets to check out.
      if (passages.size() % 9 != 0) {
        passages.add(new Passage(stay.card(), Direction.OUT, stay.out()));
      }
    }
    passages.sort(Comparator.comparing(Passage::at));
    return passages;
  }

  /** A batch of a gate that nobody here understands, put aside. */
  void park(String name) {
    NodeName node = new NodeName(name);
    SigningKey.Pair key = SigningKey.generate();
    byte[] raw =
        BatchCodec.encode(
            new Batch.Header(node, 4711, 1, 2, 0, ++nonce),
            List.of(new byte[] {1, 2, 3}, new byte[] {4}),
            key.signing());
    try {
      BatchCodec.Opened opened = BatchCodec.open(raw, node, key.verifying());
      merge.park(
          opened, raw, new WireException(Reason.BAD_ENTRIES, "entry 1 is of an unknown kind"));
    } catch (WireException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
