package vn.tram.hub.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.tram.hub.app.HubException.Problem;

/**
 * The folder of one hub: what enrolment put there, and what the hub adds.
 *
 * @param folder absolute
 */
record HubHome(Path folder) {

  /**
   * A folder that is there.
   *
   * @throws HubException when it is not
   */
  static HubHome of(Path folder) throws HubException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      throw new HubException(Problem.NO_HOME, absolute);
    }
    return new HubHome(absolute);
  }

  Path config() {
    return folder.resolve("hub.yaml");
  }

  Path keys() {
    return folder.resolve("keys");
  }

  Path key(String name) {
    return keys().resolve(name);
  }

  Path nodes() {
    return folder.resolve("nodes");
  }

  Path postgres() {
    return folder.resolve("postgres");
  }

  Path broker() {
    return folder.resolve("broker");
  }

  /**
   * Keeps a second hub off this folder, until it is closed or the process ends.
   *
   * @throws HubException when another hub is at work here
   */
  AutoCloseable lock() throws HubException {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new HubException(Problem.SECOND_HUB, folder);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw new HubException(e, Problem.SECOND_HUB, folder);
    } catch (IOException e) {
      throw new HubException(e, Problem.NO_HOME, folder);
    }
  }
}
