package vn.tram.edge.gate;

import vn.tram.protocol.time.Moment;

/**
 * One answer of the gate, for those who watch it.
 *
 * @param decision what it answered
 * @param lane 0 to 255
 * @param typed whether a person typed the number
 * @param bootMillis milliseconds since the kernel booted, when the card was read
 * @param moment when that was, as far as the gate knew then
 */
public record GateEvent(
    Decision decision, int lane, boolean typed, long bootMillis, Moment moment) {}
