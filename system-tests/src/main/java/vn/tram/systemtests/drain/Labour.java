package vn.tram.systemtests.drain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long each program has worked, on all cores together: where the time goes, and how much of a
 * slow result is the neighbours'.
 *
 * @param gate of the gate's process
 * @param hub of the hub's process, its broker included
 * @param database of the server's processes
 */
record Labour(Duration gate, Duration hub, Duration database) {

  /** What a hub and its database have done so far, before there was a gate. */
  static Labour ofHub(long pid, Path hubHome) throws IOException {
    String server = Files.readAllLines(hubHome.resolve("postgres/data/postmaster.pid")).getFirst();
    return new Labour(Duration.ZERO, of(pid, false), of(Long.parseLong(server.strip()), true));
  }

  Labour withGate(long pid) {
    return new Labour(of(pid, false), hub, database);
  }

  private static Duration of(long pid, boolean withChildren) {
    return ProcessHandle.of(pid).stream()
        .flatMap(
            process ->
                Stream.concat(
                    Stream.of(process), withChildren ? process.descendants() : Stream.empty()))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  Labour since(Labour before) {
    return new Labour(
        gate.minus(before.gate), hub.minus(before.hub), database.minus(before.database));
  }

  /** In seconds of one core. */
  String line() {
    return String.format(
        Locale.ROOT,
        "core-seconds gate=%.1f hub=%.1f database=%.1f",
        gate.toMillis() / 1e3,
        hub.toMillis() / 1e3,
        database.toMillis() / 1e3);
  }
}
