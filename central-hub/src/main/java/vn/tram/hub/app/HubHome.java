package vn.tram.hub.app;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import vn.tram.hub.app.HubException.Problem;

/**
 * The folder of one hub: what enrolment put there, and what the hub adds.
 *
 * @param folder absolute
 */
record HubHome(Path folder) {
  /** The byte of the lock file that decides which hub works here. */
  private static final long HUB = 0;

  /** The byte that shows to others that one does. */
  private static final long SIGN = 1;

  /**
   * A folder that is there, as the command line names it.
   *
   * @throws HubException when it is not, or has letters that the locale of this process has not
   */
  static HubHome of(String folder) throws HubException {
    try {
      return of(Path.of(folder));
    } catch (InvalidPathException e) {
      throw new HubException(e, Problem.STRANGE_NAME);
    }
  }

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
      FileChannel channel = FileChannel.open(lockFile(), CREATE, WRITE);
      try {
        if (channel.tryLock(HUB, 1, false) == null) {
          throw new HubException(Problem.SECOND_HUB, folder);
        }
        // Whoever looks just now lets go at once.
        channel.lock(SIGN, 1, false);
        return channel;
      } catch (HubException e) {
        channel.close();
        throw e;
      }
    } catch (OverlappingFileLockException e) {
      // Of this process: closing the channel would take the lock from the other hub.
      throw new HubException(e, Problem.SECOND_HUB, folder);
    } catch (IOException e) {
      throw new HubException(e, Problem.NO_HOME, folder);
    }
  }

  /**
   * Whether a hub is at work here. Looking never keeps a hub from starting.
   *
   * @throws HubException when the folder cannot be read
   */
  boolean runs() throws HubException {
    try (FileChannel channel = FileChannel.open(lockFile(), CREATE, READ, WRITE)) {
      return channel.tryLock(SIGN, 1, true) == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new HubException(e, Problem.NO_HOME, folder);
    }
  }

  private Path lockFile() {
    return folder.resolve("hub.lock");
  }
}
