package vn.tram.systemtests.cli;

import picocli.CommandLine.Command;

/** {@code proof bench}. */
@Command(
    name = "bench",
    description = "Measures against the limits; fails where one is broken.",
    mixinStandardHelpOptions = true,
    subcommands = {})
final class BenchCommand {}
