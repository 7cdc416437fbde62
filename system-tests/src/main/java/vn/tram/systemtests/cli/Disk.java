package vn.tram.systemtests.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import vn.tram.provisioning.fleet.Installation;

/** Where a proof works. */
final class Disk {
  /** The launcher says where it stands. */
  static final Installation INSTALLATION =
      new Installation(Path.of(System.getProperty("tram.project", "")).toAbsolutePath());

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "A folder on the disk to measure (default: system-tests/target/proof).")
  private Path folder = INSTALLATION.project().resolve(Path.of("system-tests", "target", "proof"));

  Path folder() {
    return folder;
  }
}
