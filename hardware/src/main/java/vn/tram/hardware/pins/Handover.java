package vn.tram.hardware.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Waits until udev has handed files over to the group whose members may use them: files that a
 * program has the kernel make belong to root at first, and a machine that is busy starting takes
 * its time. Pi4J waits for 70 ms, whatever happens.
 *
 * @param usable whether this program may use a file
 * @param bound how long at most
 */
record Handover(Predicate<Path> usable, Duration bound) {

  /**
   * Waits for all of them.
   *
   * @param folder where the files are
   * @return one that may still not be used
   */
  Optional<Path> await(Path folder, List<Path> files) {
    return closed(files).isEmpty() ? Optional.empty() : watch(folder, files);
  }

  private Optional<Path> watch(Path folder, List<Path> files) {
    long began = System.nanoTime();
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      // On Linux a change of owner or rights is one of these, too.
      folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
      long left = bound.toNanos();
      while (left > 0 && closed(files).isPresent()) {
        Optional.ofNullable(watch.poll(left, TimeUnit.NANOSECONDS))
            .ifPresent(
                key -> {
                  key.pollEvents();
                  key.reset();
                });
        left = bound.toNanos() - (System.nanoTime() - began);
      }
    } catch (IOException e) {
      // The folder is gone, or nothing can be watched here: the files are as they are.
      return closed(files);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return closed(files);
  }

  private Optional<Path> closed(List<Path> files) {
    return files.stream().filter(usable.negate()).findFirst();
  }
}
