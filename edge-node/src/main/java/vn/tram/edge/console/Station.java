package vn.tram.edge.console;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import vn.tram.edge.carry.Porter;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.face.Panes;
import vn.tram.edge.gate.Decision;
import vn.tram.edge.gate.GateLog;
import vn.tram.edge.gate.Way;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.upkeep.Room;
import vn.tram.edge.uplink.Status;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.protocol.card.TypedEntry;

/**
 * The gate as its console sees it.
 *
 * @param title of the site, as people know it
 * @param node the node's name
 * @param box the box that the page draws and shows pictures to
 * @param wall what the box is made of and shows
 * @param log what passed
 * @param clock the time
 * @param journal its size and whether it works
 * @param room on the journal's disk
 * @param uplink how the line to the hub is
 * @param hand what a guard records himself
 * @param porter carries by hand what no network takes
 */
public record Station(
    String title,
    String node,
    VirtualBox box,
    Wall wall,
    GateLog log,
    NodeClock clock,
    Journal journal,
    Supplier<Room> room,
    Supplier<Status> uplink,
    Hand hand,
    Porter porter) {

  /**
   * The parts of the box.
   *
   * @param roll which they are, and how each of them is
   * @param blind whether no card can be read, and somebody has to help
   * @param panes what its displays show, for those who draw it themselves
   */
  public record Wall(Roll roll, BooleanSupplier blind, Panes panes) {}

  /**
   * Records a visitor without a scanner.
   *
   * @param lanes which way each lane leads; people call the first one lane 1
   * @param typing hands a typed entry to the gate
   */
  public record Hand(List<Way> lanes, Typing typing) {
    public Hand {
      lanes = List.copyOf(lanes);
    }
  }

  /** Takes what a guard typed. */
  @FunctionalInterface
  public interface Typing {
    /**
     * Has the gate answer.
     *
     * @param lane where the visitor stands, the first one is 0
     */
    Decision type(TypedEntry entry, int lane);
  }

  /** What is known now. */
  Facts facts() {
    return new Facts(
        box.state(),
        wall.roll().lines(),
        wall.blind().getAsBoolean(),
        log.book(),
        uplink.get(),
        clock.quality(),
        clock.now(),
        clock::at,
        journal.sizeBytes(),
        room.get());
  }
}
