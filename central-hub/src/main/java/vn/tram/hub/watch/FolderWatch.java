package vn.tram.hub.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls somebody when a file in a folder appears, changes or goes, and now and then besides: a
 * folder on another machine does not tell.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FolderWatch.class.getName());
  private static final Duration BESIDES = Duration.ofSeconds(10);

  /** Who writes several files at once is waited for. */
  private static final Duration GATHER = Duration.ofMillis(20);

  private final WatchService service;
  private final Runnable listener;
  private final Thread thread;

  private FolderWatch(WatchService service, Runnable listener) {
    this.service = service;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("folder-watch").unstarted(this::run);
  }

  /**
   * Watches folders that exist.
   *
   * @param listener called by a thread of its own, one call at a time; may take its time
   * @throws UncheckedIOException when they cannot be watched
   */
  public static FolderWatch start(List<Path> folders, Runnable listener) {
    try {
      WatchService service = FileSystems.getDefault().newWatchService();
      for (Path folder : folders) {
        folder.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
      var watch = new FolderWatch(service, listener);
      watch.thread.start();
      return watch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    try {
      while (true) {
        WatchKey key = service.poll(BESIDES.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
          key.pollEvents();
          key.reset();
          key = service.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
        }
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClosedWatchServiceException e) {
      LOG.log(Level.DEBUG, "the watch ends");
    }
  }

  private void tell() {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A change in the hub's folders was not dealt with:", e);
    }
  }

  @Override
  public void close() {
    try {
      service.close();
      thread.join(BESIDES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
