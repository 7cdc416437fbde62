package vn.tram.hub.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.carry.CarryFolder;
import vn.tram.hub.keyring.Keyring;
import vn.tram.hub.keyring.KeyringException;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * Takes a stick's files to a running hub from a terminal: it puts each into the watched folder
 * under a name of its own, waits for what comes of it, and puts the receipt on the stick. So there
 * is one way in, whoever brings a file, and no second program has to open the database.
 *
 * @param home the hub's folder
 * @param language of the terminal
 */
public record HubCarry(Path home, Locale language) {
  private static final int MOST_FILES = 10_000;

  /**
   * What came of it.
   *
   * @param done whether all was taken; what was taken stays taken in any case
   * @param lines a sentence a file, then the figures in a form for programs; where it could not
   *     even be tried, the last line says what to do
   */
  public record Report(boolean done, List<String> lines) {
    public Report {
      lines = List.copyOf(lines);
    }
  }

  /** Takes all files of batches in a folder, in the order of their names. */
  public Report in(Path stick) {
    List<String> lines = new ArrayList<>();
    Map<String, Long> sums = new LinkedHashMap<>();
    boolean complete = true;
    try {
      HubHome hub = HubHome.of(home);
      Path watched = HubConfig.read(hub).carry();
      requireRunning(hub);
      List<VerifyingKey> keys = keys(hub);
      List<Path> files = files(stick);
      for (Path file : files) {
        List<String> result = new Drop(hub, watched, keys, language).take(file);
        lines.add(file.getFileName() + ": " + result.getFirst());
        complete &= result.getLast().endsWith(" " + CarryFolder.COMPLETE);
        add(sums, result.getLast());
      }
      var figures = new StringBuilder("carry-in: files=" + files.size());
      sums.forEach((key, sum) -> figures.append(' ').append(key).append('=').append(sum));
      lines.add(figures.toString());
      return new Report(complete, lines);
    } catch (HubException e) {
      lines.add(e.sentence(language));
      return new Report(false, lines);
    }
  }

  /** Numbers add up; of endings those are counted that are not whole. */
  private static void add(Map<String, Long> sums, String figures) {
    for (String figure : figures.split(" ")) {
      String[] parts = figure.split("=", 2);
      if (parts[0].equals("ending")) {
        sums.merge("torn", parts[1].equals("whole") ? 0L : 1L, Long::sum);
      } else if (parts.length == 2) {
        sums.merge(parts[0], Long.parseLong(parts[1]), Long::sum);
      }
    }
  }

  private static List<Path> files(Path stick) throws HubException {
    try (Stream<Path> all = Files.list(stick)) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().endsWith(CarryKind.BATCHES.suffix()))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .limit(MOST_FILES)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new HubException(Problem.NO_BATCHES, stick);
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new HubException(e, Problem.NO_STICK, stick);
    }
  }

  private static List<VerifyingKey> keys(HubHome hub) throws HubException {
    try {
      return Keyring.open(hub.keys()).keys().verifying();
    } catch (KeyringException e) {
      throw new HubException(e, e.missing() ? Problem.NO_KEY : Problem.BAD_KEY, e.file());
    }
  }

  private static void requireRunning(HubHome hub) throws HubException {
    if (!hub.runs()) {
      throw new HubException(Problem.NOT_RUNNING, hub.folder(), CommandWord.of(hub.folder()));
    }
  }
}
