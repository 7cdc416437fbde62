package vn.tram.hub.query;

/**
 * How much there is.
 *
 * @param checkIns merged so far
 * @param persons known
 * @param visits paired
 * @param nodes enrolled or heard of
 * @param online nodes that say they are
 * @param parked batches that wait for an operator
 * @param apart journals that are kept apart and wait for a decision
 * @param refused messages that nobody answers for
 * @param unresolved check-ins whose person cannot be opened or read yet
 * @param waiting marks of persons to be paired again, and entries of batches whose persons are not
 *     marked yet; visits are complete when it is zero
 */
public record Counters(
    long checkIns,
    long persons,
    long visits,
    long nodes,
    long online,
    long parked,
    long apart,
    long refused,
    long unresolved,
    long waiting) {}
