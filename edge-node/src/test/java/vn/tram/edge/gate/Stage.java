package vn.tram.edge.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;

/** A gate on a real journal, with a box that remembers what it was told. */
final class Stage implements AutoCloseable {
  static final NodeName NODE = new NodeName("cho-long-hoa");
  static final SigningKey.Pair PASSES = SigningKey.generate();
  static final HubSealKey HUB = HubSealKey.generate();
  static final Octets SECRET = Octets.ofHex("07".repeat(32));
  static final UUID BOOT = new UUID(4, 2);

  final HandClock clock;
  final FailingJournal journal;
  final GateLog log;
  final Gate gate;
  final List<Tone> tones = new ArrayList<>();
  final List<Screen> screens = new ArrayList<>();

  /** What the journal held at each tone. */
  final List<Long> seqAtTone = new ArrayList<>();

  private Stage(Path home, UUID boot, long millis, Way... lanes) throws JournalException {
    clock = new HandClock(boot, millis);
    journal = new FailingJournal(DerbyJournal.open(home.resolve("journal"), SECRET));
    log = new GateLog(journal.inside());
    gate =
        Gate.open(
            new Gate.Identity(NODE, SECRET, HUB.publicKey(), List.of(lanes), "test"),
            journal,
            clock,
            new NodeClock(clock, journal),
            new CardReader(List.of(PASSES.verifying())),
            new Gate.Face(screens::add, this::sound, new Wording(Locale.ENGLISH)),
            log);
  }

  static Stage set(Path home, Way... lanes) throws JournalException {
    return new Stage(home, BOOT, 1_000_000, lanes);
  }

  static Stage set(Path home, UUID boot, long millis, Way... lanes) throws JournalException {
    return new Stage(home, boot, millis, lanes);
  }

  private void sound(Tone tone, Sight sight) {
    tones.add(tone);
    seqAtTone.add(journal.lastSeq());
  }

  Decision scan(String text) {
    return scan(text, 0);
  }

  Decision scan(String text, int lane) {
    return gate.accept(new Scan(text, clock.millis(), lane));
  }

  Decision scan(String text, int lane, Heading heading) {
    return gate.accept(new Scan(text, clock.millis(), lane, heading));
  }

  /** Longer than one card is held before a scanner. */
  void waitAMinute() {
    clock.pass(60_000);
  }

  List<JournalEntry> entries() throws JournalException, EntryException {
    var entries = new ArrayList<JournalEntry>();
    for (byte[] entry : journal.read(1, 10_000, 1 << 24).entries()) {
      entries.addAll(EntryCodec.decode(entry));
    }
    return entries;
  }

  @Override
  public void close() {
    journal.close();
  }
}
