package vn.tram.edge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.carry.Carrier;
import vn.tram.edge.carry.Porter;
import vn.tram.edge.carry.Sticks;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.KernelClock;
import vn.tram.edge.clock.LinuxHardwareClock;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.clock.NoteFile;
import vn.tram.edge.clock.ServedClock;
import vn.tram.edge.clock.SourceWatch;
import vn.tram.edge.clock.TimeSources;
import vn.tram.edge.console.Console;
import vn.tram.edge.console.ConsoleException;
import vn.tram.edge.console.ConsoleSettings;
import vn.tram.edge.console.Station;
import vn.tram.edge.face.DaemonTimer;
import vn.tram.edge.face.Panes;
import vn.tram.edge.face.RestingDisplay;
import vn.tram.edge.face.ScannerAlarm;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.GateLog;
import vn.tram.edge.gate.Recollection;
import vn.tram.edge.gate.Wording;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Journals;
import vn.tram.edge.journal.Reserve;
import vn.tram.edge.order.Orders;
import vn.tram.edge.upkeep.Room;
import vn.tram.edge.upkeep.Upkeep;
import vn.tram.edge.uplink.PartReport;
import vn.tram.edge.uplink.Timing;
import vn.tram.edge.uplink.Uplink;
import vn.tram.edge.uplink.UplinkSettings;
import vn.tram.hardware.box.Box;
import vn.tram.hardware.box.BoxException;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.hardware.wall.WallBox;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.wire.PartState;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** Puts a gate together, in the order in which a visitor needs the parts. */
final class Assembly {
  private static final System.Logger LOG = System.getLogger(Assembly.class.getName());

  private final GateHome home;
  private final GateConfig config;
  private final GateKeys keys;
  private final Running parts;
  private final BootClock clock = KernelClock.ofThisMachine();

  /**
   * A box in its place.
   *
   * @param box the one that answers
   * @param drawn what the page draws and hands uploads to: a part of the box, or all of it
   */
  private record Mounted(Box box, VirtualBox drawn) {}

  Assembly(GateHome home, GateConfig config, GateKeys keys, Running parts) {
    this.home = home;
    this.config = config;
    this.keys = keys;
    this.parts = parts;
  }

  GateProgram program() throws StartFailure {
    Orders orders = keys.orders(home, config.node());
    Reserve reserve = reserve();
    try {
      Journal journal = parts.add(Journals.open(home.journal(), keys.journal(), reserve));
      var ended = new CompletableFuture<Void>();
      journal.onDamage(() -> ended.complete(null));
      NodeClock time = new NodeClock(clock, journal);
      GateLog log = new GateLog(journal.inside());
      var recollection = new Recollection(journal, time, log);
      var timer = parts.add(new DaemonTimer());
      Mounted mounted = mounted();
      Box box = parts.add(mounted.box());
      var wording = new Wording(config.language());
      var panes = new Panes();
      // Asked before the alarm is set up, too.
      var alarm = new AtomicReference<Optional<ScannerAlarm>>(Optional.empty());
      BooleanSupplier blind = () -> alarm.get().filter(ScannerAlarm::blind).isPresent();
      var display =
          new RestingDisplay(
              shownBy(box.display(), panes), timer, wording.ready(config.title(), time.quality()));
      Gate gate = gate(orders, journal, time, new Gate.Face(display, box.signal(), wording), log);
      parts.add(SourceWatch.start(sources(time)));
      box.scanner().start(gate::accept);
      Porter porter = porter(orders, journal, time);
      Upkeep upkeep = upkeep(journal, time, reserve);
      // Where nothing is screwed to the wall there is nothing to tell of.
      Roll told = box == mounted.drawn() ? new Roll() : box.roll();
      Uplink uplink =
          uplink(orders, journal, time, () -> PartReport.of(told.lines(), upkeep.room().full()));
      Console console =
          console(
              journal,
              time,
              mounted.drawn(),
              new Station.Wall(box.roll(), blind, panes),
              gate,
              uplink,
              porter,
              upkeep);
      open(porter, console);
      uplink.listen(status -> console.refresh());
      Runnable news =
          () -> {
            display.show(resting(upkeep.room(), blind.getAsBoolean(), wording, time));
            console.refresh();
          };
      alarm.set(Optional.of(parts.add(ScannerAlarm.watch(box.roll(), box.signal(), timer, news))));
      time.onNews(news);
      upkeep.listen(room -> news.run());
      uplink.start();
      upkeep.start();
      Thread.ofPlatform().daemon().name("recollection").start(() -> tell(recollection));
      return new GateProgram(config, gate, mounted.drawn(), console, ended, parts);
    } catch (JournalException e) {
      throw failure(reserve.explained(e), home);
    } catch (BoxException e) {
      throw new StartFailure(e, Problem.BOX, e.getMessage());
    } catch (ConsoleException e) {
      throw new StartFailure(
          e, Problem.PORT, config.consoleHost(), Integer.toString(config.consolePort()));
    }
  }

  private Reserve reserve() throws StartFailure {
    try {
      return Reserve.on(home.root(), config.reserveBytes());
    } catch (JournalException e) {
      throw failure(e, home);
    }
  }

  private Gate gate(Orders orders, Journal journal, NodeClock time, Gate.Face face, GateLog log)
      throws JournalException {
    return Gate.open(
        new Gate.Identity(
            config.node(), keys.secret(), orders::seal, config.lanes(), GateProgram.SOFTWARE),
        journal,
        clock,
        time,
        new CardReader(List.of(keys.hubPasses())),
        face,
        log);
  }

  private TimeSources sources(NodeClock time) {
    ServedClock served = clock instanceof ServedClock kernel ? kernel : ServedClock.NONE;
    return new TimeSources(
        time, served, LinuxHardwareClock.ofThisMachine(), new NoteFile(home.hardwareClock()));
  }

  private Uplink uplink(
      Orders orders, Journal journal, NodeClock time, Supplier<List<PartState>> parts) {
    var settings =
        new UplinkSettings(
            config.node(),
            GateProgram.SOFTWARE,
            config.broker(),
            orders,
            keys.signing(),
            Timing.USUAL.withRetryAtMost(config.retryAtMost()),
            parts);
    return this.parts.add(new Uplink(settings, journal, time));
  }

  private Upkeep upkeep(Journal journal, NodeClock time, Reserve reserve) {
    // A technician who takes one away sees that it is gone.
    IntSupplier aside = () -> Journals.aside(home.journal()).size();
    return parts.add(new Upkeep(journal, time, reserve, config.kept(), aside, Upkeep.Pace.USUAL));
  }

  /** Who comes next shall see before he scans that he cannot be let in, and that he can again. */
  private Screen resting(Room room, boolean blind, Wording wording, NodeClock time) {
    if (room.full()) {
      return wording.full();
    }
    return blind ? wording.blind() : wording.ready(config.title(), time.quality());
  }

  /** What one display shows the other one shows, too. */
  private static Display shownBy(Display one, Display other) {
    return new Display() {
      @Override
      public void show(Screen screen) {
        one.show(screen);
        other.show(screen);
      }

      @Override
      public void show(Screen screen, int lane) {
        one.show(screen, lane);
        other.show(screen, lane);
      }
    };
  }

  /** What drives real parts is not even loaded where nobody has screwed any to the wall. */
  private Mounted mounted() {
    if (Files.exists(home.boxFile(), LinkOption.NOFOLLOW_LINKS)) {
      WallBox wall =
          WallBox.open(home.boxFile(), home.box(), clock::millis, InstantSource.system());
      return new Mounted(wall, wall.face());
    }
    VirtualBox alone = VirtualBox.open(home.box(), clock::millis, InstantSource.system());
    return new Mounted(alone, alone);
  }

  private Porter porter(Orders orders, Journal journal, NodeClock time) {
    var carrier =
        new Carrier(carrying(config, keys, orders), journal, clock, time::heard, home.ledger());
    return parts.add(new Porter(carrier, Sticks.of(config.carry()), home.door()));
  }

  static Carrier.Identity carrying(GateConfig config, GateKeys keys, Orders orders) {
    return new Carrier.Identity(
        config.node(),
        keys.signing(),
        new Carrier.Hub() {
          @Override
          public List<VerifyingKey> keys() {
            return orders.hub();
          }

          @Override
          public void obey(byte[] order) throws WireException, IOException {
            orders.obey(order);
          }
        });
  }

  /** Without it programs cannot ask the gate; people at the page can. */
  private static void open(Porter porter, Console console) {
    try {
      porter.open(console.address());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "\"tram carry\" will not find this gate", e);
    }
  }

  private Console console(
      Journal journal,
      NodeClock time,
      VirtualBox box,
      Station.Wall wall,
      Gate gate,
      Uplink uplink,
      Porter porter,
      Upkeep upkeep)
      throws ConsoleException {
    var station =
        new Station(
            config.title(),
            config.node().value(),
            box,
            wall,
            gate.log(),
            time,
            journal,
            upkeep::room,
            uplink::status,
            new Station.Hand(config.lanes(), gate::accept),
            porter);
    return parts.add(
        Console.start(
            station,
            new ConsoleSettings(
                config.consoleHost(),
                config.consolePort(),
                config.language(),
                config.consoleNames())));
  }

  static StartFailure failure(JournalException e, GateHome home) {
    Problem problem =
        switch (e.reason()) {
          case IN_USE -> Problem.JOURNAL_IN_USE;
          case WRONG_KEY -> Problem.JOURNAL_WRONG_KEY;
          case FULL -> Problem.JOURNAL_FULL;
          case PROGRAM -> Problem.PROGRAM_BROKEN;
          case UNOPENABLE, DAMAGED, FAILED -> Problem.JOURNAL_UNOPENABLE;
        };
    return new StartFailure(e, problem, home.journal());
  }

  private static void tell(Recollection recollection) {
    try {
      recollection.tell();
    } catch (JournalException e) {
      LOG.log(System.Logger.Level.WARNING, "the hours before the start are not counted", e);
    }
  }
}
