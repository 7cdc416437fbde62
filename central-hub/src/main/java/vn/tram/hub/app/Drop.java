package vn.tram.hub.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.carry.CarryFolder;
import vn.tram.hub.carry.ReceiptFile;
import vn.tram.protocol.carry.CarryName;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * The watched folder of a running hub, as a terminal uses it.
 *
 * @param hub whose
 * @param watched the folder
 * @param keys whose receipts are the hub's
 * @param language of the terminal
 */
record Drop(HubHome hub, Path watched, List<VerifyingKey> keys, Locale language) {

  /**
   * Takes one file there and its receipt back; returns a sentence and the figures.
   *
   * @throws HubException when the hub ends meanwhile, or the stick fails
   */
  List<String> take(Path file) throws HubException {
    String name = file.getFileName().toString();
    String dropped = CarryFolder.ticketed(name);
    Path done = watched.resolve(CarryFolder.DONE);
    Path result = done.resolve(CarryFolder.resultFor(dropped));
    Path receipt = done.resolve(CarryName.receiptFor(dropped));
    try (WatchService events = done.getFileSystem().newWatchService()) {
      done.register(events, StandardWatchEventKinds.ENTRY_CREATE);
      copy(file, watched.resolve(dropped));
      while (!Files.exists(result) || Files.exists(watched.resolve(dropped))) {
        WatchKey key = events.poll(1, TimeUnit.SECONDS);
        if (key == null) {
          requireRunning();
        } else {
          key.pollEvents();
          key.reset();
        }
      }
      List<String> lines = Files.readAllLines(result);
      String sentence = CarryFolder.sentence(lines, language);
      if (Files.exists(receipt) && !put(receipt, file.resolveSibling(CarryName.receiptFor(name)))) {
        sentence += " " + Texts.say("RECEIPT_KEPT", language);
      }
      Files.delete(result);
      Files.deleteIfExists(receipt);
      Files.deleteIfExists(done.resolve(dropped));
      return List.of(sentence, lines.getLast());
    } catch (IOException e) {
      throw new HubException(e, Problem.STICK_FAILS, file.getParent(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HubException(e, Problem.NOT_RUNNING, hub.folder(), CommandWord.of(hub.folder()));
    }
  }

  private void requireRunning() throws HubException {
    if (!hub.runs()) {
      throw new HubException(Problem.NOT_RUNNING, hub.folder(), CommandWord.of(hub.folder()));
    }
  }

  /** Puts a receipt file on the stick, unless one is there that acknowledges more. */
  private boolean put(Path receipt, Path onStick) throws IOException {
    if (Files.isRegularFile(onStick, LinkOption.NOFOLLOW_LINKS)
        && !ReceiptFile.of(receipt, keys).replaces(ReceiptFile.of(onStick, keys))) {
      return false;
    }
    copy(receipt, onStick);
    return true;
  }

  /** Whole under its name or not at all, on the disk when this returns. */
  private static void copy(Path from, Path to) throws IOException {
    Path growing = to.resolveSibling(to.getFileName() + ".part");
    Files.deleteIfExists(growing);
    Files.copy(from, growing);
    try (FileChannel channel = FileChannel.open(growing, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(growing, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
