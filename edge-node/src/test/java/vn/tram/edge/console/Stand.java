package vn.tram.edge.console;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import vn.tram.edge.carry.Carrier;
import vn.tram.edge.carry.Porter;
import vn.tram.edge.carry.Sticks;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.face.Panes;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.GateLog;
import vn.tram.edge.gate.Way;
import vn.tram.edge.gate.Wording;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.upkeep.Room;
import vn.tram.edge.uplink.Status;
import vn.tram.edge.uplink.Trouble;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** A whole gate for a test: real journal, gate, box and console; only time and hub are made up. */
final class Stand implements AutoCloseable {
  static final String CARD =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";
  static final NodeName NODE = new NodeName("cho-tan-lap");
  static final Octets KEY = Octets.of(new byte[32]);

  /** 08:15:30 in Viet Nam. */
  static final Instant MORNING = Instant.parse("2026-11-21T01:15:30Z");

  final AtomicLong bootMillis = new AtomicLong(60_000);
  final Journal journal;
  final NodeClock clock;
  final VirtualBox box;
  final GateLog log;
  final Gate gate;
  final SigningKey.Pair node = SigningKey.generate();
  final SigningKey.Pair hub = SigningKey.generate();
  final Path stick;
  final Porter porter;
  final Station station;
  final Console console;
  volatile Status status = status(Status.Phase.ONLINE, Trouble.NONE, 60_000, 0, 0);
  final Roll roll = new Roll();
  final Panes panes = new Panes();
  volatile boolean blind;
  volatile Room room = new Room(1_000_000_000, 64_000_000, false, 0);

  private Stand(Path folder, Locale language, List<Way> lanes) throws Exception {
    UUID boot = UUID.fromString("00000000-0000-4000-8000-000000000001");
    BootClock kernel =
        new BootClock() {
          @Override
          public UUID boot() {
            return boot;
          }

          @Override
          public long millis() {
            return bootMillis.get();
          }

          @Override
          public Instant wallClock() {
            return Instant.EPOCH;
          }

          @Override
          public boolean disciplined() {
            return false;
          }
        };
    journal = DerbyJournal.open(folder.resolve("journal"), KEY);
    clock = new NodeClock(kernel, journal);
    box = VirtualBox.open(folder.resolve("box"), bootMillis::get, InstantSource.system());
    log = new GateLog(journal.inside());
    gate =
        Gate.open(
            new Gate.Identity(NODE, KEY, HubSealKey.generate().publicKey(), lanes, "test"),
            journal,
            kernel,
            clock,
            new CardReader(List.of()),
            new Gate.Face(displays(), box.signal(), new Wording(language)),
            log);
    box.scanner().start(gate::accept);
    stick = Files.createDirectories(folder.resolve("stick"));
    porter =
        new Porter(
            new Carrier(
                new Carrier.Identity(NODE, node.signing(), keys(hub.verifying())),
                journal,
                kernel,
                clock::heard,
                folder.resolve("carry").resolve("ledger")),
            Sticks.of(Optional.of(stick)),
            folder.resolve("carry").resolve("console"));
    station =
        new Station(
            "Chợ Tân Lập",
            "cho-tan-lap",
            box,
            new Station.Wall(roll, () -> blind, panes),
            log,
            clock,
            journal,
            () -> room,
            () -> status,
            new Station.Hand(lanes, gate::accept),
            porter);
    console =
        Console.start(
            station, new ConsoleSettings("127.0.0.1", 0, language, Set.of("tram-cho.local")));
  }

  static Stand open(Path folder) throws Exception {
    return open(folder, Way.TOGGLE);
  }

  static Stand open(Path folder, Way... lanes) throws Exception {
    return new Stand(folder, Texts.VIETNAMESE, List.of(lanes));
  }

  static Status status(
      Status.Phase phase, Trouble trouble, long sinceMillis, long lastSeq, long acknowledged) {
    return new Status(
        phase,
        trouble,
        sinceMillis,
        lastSeq,
        acknowledged,
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private Display displays() {
    return new Display() {
      @Override
      public void show(Screen screen) {
        box.display().show(screen);
        panes.show(screen);
      }

      @Override
      public void show(Screen screen, int lane) {
        box.display().show(screen, lane);
        panes.show(screen, lane);
      }
    };
  }

  /** A trusted clock says that it is this time now, give or take. */
  void hear(Instant time, Duration error) throws Exception {
    clock.heard(new Anchor(bootMillis.get(), Moment.around(time, error), ClockSource.HUB));
  }

  /** A hub that never gives an order. */
  private static Carrier.Hub keys(VerifyingKey hub) {
    return new Carrier.Hub() {
      @Override
      public List<VerifyingKey> keys() {
        return List.of(hub);
      }

      @Override
      public void obey(byte[] order) throws WireException {
        throw new WireException(WireException.Reason.WRONG_SIGNATURE, "nobody gives orders here");
      }
    };
  }

  static byte[] picture(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    var out = new ByteArrayOutputStream();
    try {
      var code = new QRCodeWriter().encode(bytes, BarcodeFormat.QR_CODE, 240, 240);
      MatrixToImageWriter.writeToStream(code, "png", out);
    } catch (WriterException | IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    console.close();
    box.close();
    journal.close();
  }
}
