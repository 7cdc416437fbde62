package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.tram.edge.journal.JournalException.Reason;

/**
 * Keeps other processes off a journal's folder, by a locked file beside it.
 *
 * @param channel of the file; the lock lasts until it is closed
 */
record FolderLock(FileChannel channel) implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FolderLock.class.getName());

  /** Where the lock of a folder is. */
  static Path file(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws JournalException when another process has it, or the file cannot be made
   */
  static FolderLock of(Path folder) throws JournalException {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new JournalException(Reason.UNOPENABLE, "the journal's folder cannot be used", e);
    }
    throw new JournalException(Reason.IN_USE, "another process has the journal open");
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing the lock file failed", e);
    }
  }
}
