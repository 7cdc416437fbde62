package vn.tram.edge.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.carry.Answered;
import vn.tram.edge.carry.Carrier;
import vn.tram.edge.carry.CarryException;
import vn.tram.edge.carry.CarryWords;
import vn.tram.edge.carry.Loaded;
import vn.tram.edge.carry.Porter;
import vn.tram.edge.carry.RunningGate;
import vn.tram.edge.carry.Stick;
import vn.tram.edge.carry.Sticks;
import vn.tram.edge.clock.KernelClock;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.edge.order.Orders;

/**
 * Carries from a terminal: with the gate's journal in its own hands where no gate runs, by asking
 * the gate where one does.
 *
 * @param home the gate's folder
 * @param language of the terminal
 */
public record GateCarry(Path home, Locale language) {

  /**
   * What came of it.
   *
   * @param done whether all was done; what was done of it stays done in any case
   * @param lines a sentence, then the figures in a form for programs; where it could not even be
   *     tried, there is one line, which says what to do
   */
  public record Report(boolean done, List<String> lines) {
    public Report {
      lines = List.copyOf(lines);
    }
  }

  private interface Errand {
    Report run(Porter porter) throws CarryException;
  }

  /** Writes what the hub has not acknowledged into a folder. */
  public Report out(Path folder) {
    return run(
        "out",
        folder,
        porter -> {
          Loaded loaded = porter.out(new Stick(folder.toAbsolutePath()));
          List<String> lines = List.of(new CarryWords(language).of(loaded), loaded.summary());
          return new Report(true, lines);
        });
  }

  /** Reads the receipts in a folder. */
  public Report in(Path folder) {
    return run(
        "in",
        folder,
        porter -> {
          Answered answered = porter.in(new Stick(folder.toAbsolutePath()));
          List<String> lines = List.of(new CarryWords(language).of(answered), answered.summary());
          return new Report(answered.complete(), lines);
        });
  }

  private Report run(String what, Path folder, Errand errand) {
    GateHome gate = new GateHome(home);
    try {
      if (!Files.isDirectory(gate.root())) {
        throw new StartFailure(Problem.NO_FOLDER, gate.root());
      }
      GateConfig config = Settings.read(gate.settings());
      GateKeys keys = GateKeys.load(gate);
      Orders orders = keys.orders(gate, config.node());
      try (DerbyJournal journal = DerbyJournal.open(gate.journal(), keys.journal())) {
        return errand.run(porter(gate, config, keys, orders, journal));
      } catch (JournalException e) {
        if (e.reason() != Reason.IN_USE) {
          throw Assembly.failure(e, gate);
        }
        RunningGate.Word word =
            new RunningGate(gate.root(), gate.door()).ask(what, folder.toAbsolutePath(), language);
        return new Report(word.done(), word.lines());
      }
    } catch (StartFailure e) {
      return new Report(false, List.of(e.sentence(language)));
    } catch (CarryException e) {
      return new Report(false, List.of(new CarryWords(language).of(e)));
    }
  }

  /** This program has written no Boot entry, so it must not write a Clock entry either. */
  private static Porter porter(
      GateHome gate, GateConfig config, GateKeys keys, Orders orders, DerbyJournal journal) {
    var carrier =
        new Carrier(
            Assembly.carrying(config, keys, orders),
            journal,
            KernelClock.ofThisMachine(),
            anchor -> {},
            gate.ledger());
    return new Porter(carrier, Sticks.of(Optional.empty()), gate.door());
  }
}
