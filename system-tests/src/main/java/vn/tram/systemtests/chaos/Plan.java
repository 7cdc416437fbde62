package vn.tram.systemtests.chaos;

import java.time.Duration;

/**
 * How much chaos.
 *
 * @param length how long things are made to fail; then they heal and everything drains
 * @param seed of the schedule
 * @param gates how many
 * @param mosquitto whether a Mosquitto stands between gates and two hubs, instead of one hub's own
 *     broker
 * @param killEvery the mean time between two kills, whoever is killed
 */
public record Plan(Duration length, long seed, int gates, boolean mosquitto, Duration killEvery) {}
