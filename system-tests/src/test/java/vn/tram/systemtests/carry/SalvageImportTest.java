package vn.tram.systemtests.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tram.edge.app.GateCarry;
import vn.tram.edge.app.GateSalvage;
import vn.tram.hub.app.HubCarry;

/**
 * A journal breaks with a hole in the middle; what is readable of it comes to the hub by hand,
 * once, and the hole is known as a hole until something older fills it, once.
 */
class SalvageImportTest extends Outpost {
  private static final int LIVE = 3;
  private static final int OFFLINE = 150;
  private static final int PAGE = 4_096;

  @Test
  void whatIsReadableOfABrokenJournalIsThereOnceAndItsHoleIsShownUntilItIsFilled()
      throws Exception {
    link.restore();
    beep(LIVE);
    awaitHubHas(LIVE);
    awaitTheGateKnows();
    link.cut();
    gate.stop();
    Map<Path, Long> sizes = sizes();
    startGate();
    beep(OFFLINE);
    gate.stop();
    List<Path> grown = grown(sizes);
    Path older = stick("older");
    assertEquals("150", figure("checkins", carryOut(older)));
    for (Path container : grown) {
      spoilSecondPage(container);
    }
    Files.delete(gateHome.journal().resolve("service.properties"));
    // All is in the pages by now; the log would heal them.
    clear(gateHome.journal().resolve("log"));

    // The gate goes on by itself, and its new journal goes by the network.
    startGate();
    beep(2);
    link.restore();
    awaitHubHas(LIVE + 2);

    Map<String, String> found = salvage();
    assertNotEquals("0", figure("damaged-pages", found), found::toString);
    String[] hole = figure("missing", found).split("-");
    assertEquals(2, hole.length, () -> "one hole is expected: " + found);
    long first = Long.parseLong(hole[0]);
    long last = Long.parseLong(hole[1]);

    Map<String, String> taken = carryIn(stick);
    long there = counted("select count(*) from check_in");
    long lost = beeps - there;
    // Whoever comes for the first time is two entries: himself, and his check-in.
    assertTrue(Math.abs(2 * lost - (last - first + 1)) <= 1, () -> lost + " lost in " + found);
    assertEquals(Long.toString(there - LIVE - 2), figure("checkins", taken));
    assertEquals(1, counted("select count(*) from journal_gap"));
    assertEquals(first, counted("select first_seq from journal_gap"));
    assertEquals(last, counted("select last_seq from journal_gap"));
    expectOneLogForEachOfTwoJournals();
    expectEveryTimeKnown();

    // The same file once more changes nothing.
    assertEquals("0", figure("checkins", carryIn(stick)));
    assertEquals(there, counted("select count(*) from check_in"));

    // What was carried out before the damage covers the hole: it is filled, once.
    assertEquals(Long.toString(lost), figure("checkins", carryIn(older)));
    assertEquals("0", figure("checkins", carryIn(older)));
    assertEquals("0", figure("checkins", carryIn(stick)));
    assertEquals(0, counted("select count(*) from journal_gap"));
    assertEquals(beeps, counted("select count(*) from check_in"));
    assertEquals(beeps, counted("select count(distinct person) from identifier"));
    expectOneLogForEachOfTwoJournals();
    expectEveryTimeKnown();

    beep(1);
    awaitHubHas(beeps);
  }

  // As "tram" does it, without a start of a program for each: CarryTest does that.

  private Map<String, String> carryOut(Path to) {
    GateCarry.Report report = new GateCarry(gateHome.root(), Locale.ENGLISH).out(to);
    assertTrue(report.done(), report.lines()::toString);
    return figures(report.lines());
  }

  private Map<String, String> carryIn(Path from) {
    HubCarry.Report report = new HubCarry(hubHome, Locale.ENGLISH).in(from);
    assertTrue(report.done(), report.lines()::toString);
    return figures(report.lines());
  }

  private Map<String, String> salvage() throws IOException {
    GateSalvage.Report report =
        new GateSalvage(aside(), gateHome.root(), Optional.empty(), Locale.ENGLISH).into(stick);
    assertTrue(report.done(), report.lines()::toString);
    return figures(report.lines());
  }

  private void expectOneLogForEachOfTwoJournals() throws Exception {
    assertEquals(
        counted("select count(*) from check_in"),
        counted("select count(*) from (select distinct journal, seq from check_in) c"));
    assertEquals(2, counted("select count(*) from journal"));
    assertEquals(0, counted("select count(*) from journal where cause <> 0 or standing <> 0"));
    assertEquals(0, counted("select count(*) from apart"));
    assertEquals(0, counted("select count(*) from parked"));
    assertEquals(0, counted("select count(*) from refused"));
  }

  /** The boot in force is known though a hole stands in front. */
  private void expectEveryTimeKnown() throws Exception {
    assertEquals(
        0,
        counted(
            "select count(*) from check_in c where not exists (select from boot b"
                + " where b.journal = c.journal and b.seq = c.boot_seq)"));
  }

  private Path aside() throws IOException {
    try (Stream<Path> files = Files.list(gateHome.root())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("journal-aside-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Map<Path, Long> sizes() throws IOException {
    Map<Path, Long> sizes = new HashMap<>();
    try (Stream<Path> files = Files.list(gateHome.journal().resolve("seg0"))) {
      files.forEach(file -> sizes.put(file, file.toFile().length()));
    }
    return sizes;
  }

  /** The entries' container is among them, and what belongs to it. */
  private List<Path> grown(Map<Path, Long> before) throws IOException {
    return sizes().entrySet().stream()
        .filter(file -> file.getValue() > before.getOrDefault(file.getKey(), 0L))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static void spoilSecondPage(Path container) throws IOException {
    try (var file = new RandomAccessFile(container.toFile(), "rw")) {
      file.seek(2 * PAGE);
      byte[] garbage = new byte[PAGE];
      Arrays.fill(garbage, (byte) 0x5A);
      file.write(garbage);
    }
  }
}
