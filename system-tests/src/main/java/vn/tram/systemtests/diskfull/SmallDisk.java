package vn.tram.systemtests.diskfull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.tram.systemtests.outside.Tool;
import vn.tram.systemtests.text.ProofException;

/** A real file system of a real size, on a loop device; unmounted when it is closed. */
record SmallDisk(Path folder) implements AutoCloseable {
  /** What this machine lacks for it; nothing when it can be had. */
  static Optional<String> obstacle() {
    for (String tool : new String[] {"mke2fs", "losetup", "mount", "umount", "truncate"}) {
      if (Tool.find(tool).isEmpty()) {
        return Optional.of("no-" + tool);
      }
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("not-root");
    }
    return Files.isWritable(Path.of("/dev/loop-control"))
        ? Optional.empty()
        : Optional.of("no-loop-devices");
  }

  /** An ext4 without a part that is kept for the administrator: full is full for everybody. */
  static SmallDisk make(Path below, int megabytes)
      throws IOException, ProofException, InterruptedException {
    Path image = below.resolve("disk.img");
    Path folder = Files.createDirectory(below.resolve("disk"));
    Tool.run("truncate", "-s", megabytes + "M", image.toString());
    Tool.run("mke2fs", "-q", "-t", "ext4", "-b", "4096", "-m", "0", image.toString());
    Tool.run("mount", "-o", "loop", image.toString(), folder.toString());
    return new SmallDisk(folder);
  }

  @Override
  public void close() throws ProofException {
    try {
      Tool.run("umount", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
