package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.tram.systemtests.outside.Tool;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A mounted ext4 file system on a disk that writes down each write and each flush: a loop device on
 * a file that QEMU's storage daemon serves through FUSE.
 */
final class LoggedDisk implements AutoCloseable {
  /** Small, because it is copied for every cut. */
  private static final String SIZE = "96M";

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path mountPoint;
  private final Path log;
  private final Path before;
  private final Process daemon;
  private boolean mounted = true;

  private LoggedDisk(Path mountPoint, Path log, Path before, Process daemon) {
    this.mountPoint = mountPoint;
    this.log = log;
    this.before = before;
    this.daemon = daemon;
  }

  /** What this machine lacks for it; nothing when it can be had. */
  static Optional<String> obstacle() {
    for (String tool :
        new String[] {"qemu-storage-daemon", "fusermount3", "mke2fs", "losetup", "mount"}) {
      if (Tool.find(tool).isEmpty()) {
        return Optional.of("no-" + tool);
      }
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("not-root");
    }
    if (!Files.isWritable(Path.of("/dev/fuse"))) {
      return Optional.of("no-fuse");
    }
    if (!Files.isWritable(Path.of("/dev/loop-control"))) {
      return Optional.of("no-loop-devices");
    }
    return Optional.empty();
  }

  /** A new disk in a folder. */
  static LoggedDisk make(Path folder) throws IOException, ProofException, InterruptedException {
    Path disk = folder.resolve("disk.img");
    Path log = folder.resolve("blocks.log");
    Path door = Files.createFile(folder.resolve("door"));
    Path before = folder.resolve("before.img");
    Tool.run("truncate", "-s", SIZE, disk.toString());
    // What is initialised later would be writes of nobody's.
    Tool.run(
        "mke2fs",
        "-q",
        "-t",
        "ext4",
        // As on any disk above half a gigabyte: a page of the database is one block of the disk.
        "-b",
        "4096",
        "-E",
        "lazy_itable_init=0,lazy_journal_init=0",
        disk.toString());
    Tool.run("cp", "--sparse=always", disk.toString(), before.toString());
    Tool.run("truncate", "-s", "1M", log.toString());
    Process daemon = serve(disk, log, door, folder.resolve("daemon.log"));
    Path mountPoint = Files.createDirectory(folder.resolve("disk"));
    try {
      Progress.await(() -> Files.size(door), Files.size(disk), LOOK, PATIENCE);
      Tool.run("mount", "-o", "loop", door.toString(), mountPoint.toString());
      return new LoggedDisk(mountPoint, log, before, daemon);
    } catch (IOException | ProofException | InterruptedException e) {
      daemon.destroy();
      throw e;
    }
  }

  private static Process serve(Path disk, Path log, Path door, Path words)
      throws IOException, ProofException {
    String program =
        Tool.find("qemu-storage-daemon")
            .orElseThrow(() -> new ProofException("tool-missing", "qemu-storage-daemon"))
            .toString();
    return new ProcessBuilder(
            program,
            "--blockdev",
            "driver=file,node-name=disk,filename=" + disk,
            "--blockdev",
            "driver=file,node-name=log,filename=" + log,
            // With each request the log says how many there were: a beep is tied to that number.
            "--blockdev",
            "driver=blklogwrites,node-name=logged,file=disk,log=log,log-sector-size="
                + BlockLog.SECTOR
                + ",log-super-update-interval=1",
            "--export",
            "type=fuse,id=door,node-name=logged,writable=on,mountpoint=" + door)
        .redirectErrorStream(true)
        .redirectOutput(words.toFile())
        .start();
  }

  /** Where its files are. */
  Path mountPoint() {
    return mountPoint;
  }

  /** Its log, which grows until the disk is closed. */
  Path log() {
    return log;
  }

  /** Its image as it was before the first step of the log. */
  Path before() {
    return before;
  }

  /** Unmounts it and ends its daemon; doing so twice does nothing. */
  @Override
  public void close() throws ProofException {
    try {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProofException(e, "tool-failed", "umount", "interrupted");
    }
  }

  private void end() throws ProofException, InterruptedException {
    try {
      if (mounted) {
        mounted = false;
        Tool.run("umount", mountPoint.toString());
      }
    } finally {
      daemon.destroy();
      if (!daemon.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        daemon.destroyForcibly();
      }
    }
  }
}
