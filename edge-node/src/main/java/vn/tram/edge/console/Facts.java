package vn.tram.edge.console;

import java.util.List;
import java.util.function.LongFunction;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.gate.GateBook;
import vn.tram.edge.upkeep.Room;
import vn.tram.edge.uplink.Status;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.virtual.BoxState;
import vn.tram.protocol.time.Moment;

/**
 * What the gate knows at one moment: all that the page is made from.
 *
 * @param box what one sees and hears of the box
 * @param parts of the box, and how each of them is
 * @param blind whether none of them reads cards
 * @param book what passed
 * @param line how the uplink is
 * @param clock how well the time is known
 * @param now when it is
 * @param at when it was at a reading of the boot clock, by what is known now
 * @param journalBytes the journal's size on the disk
 * @param room on that disk
 */
record Facts(
    BoxState box,
    List<Roll.Line> parts,
    boolean blind,
    GateBook book,
    Status line,
    Quality clock,
    Moment now,
    LongFunction<Moment> at,
    long journalBytes,
    Room room) {}
