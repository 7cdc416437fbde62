package vn.tram.systemtests.crowd;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.app.GateHome;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;

class BacklogTest {
  @Test
  void eachDayHasAKeyAndEachVisitorOfADayOnePersonAndTwoCheckIns(@TempDir Path folder)
      throws Exception {
    HubFolder hub = HubFolder.found(folder.resolve("hub"), HubPlan.loopback(), Instant.now());
    GateHome gate = ProofGate.enrol(hub, folder.resolve("gate"), 8883);

    new Backlog(3, 10).fill(gate, ProofGate.NAME, hub.passKey());

    List<JournalEntry> entries = entries(gate);
    List<CheckIn> checkIns = of(CheckIn.class, entries);
    assertAll(
        () -> assertEquals(60, checkIns.size()),
        () ->
            assertEquals(30, checkIns.stream().filter(e -> e.direction() == Direction.IN).count()),
        () -> assertEquals(30, of(Person.class, entries).size()),
        () -> assertEquals(3, of(Key.class, entries).size()));
  }

  private static <T extends JournalEntry> List<T> of(Class<T> kind, List<JournalEntry> entries) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<JournalEntry> entries(GateHome gate) throws Exception {
    Octets key = Octets.ofHex(Files.readString(gate.journalKey()).strip());
    var entries = new ArrayList<JournalEntry>();
    try (DerbyJournal journal = DerbyJournal.open(gate.journal(), key)) {
      for (byte[] entry : journal.read(1, 1_000, 1_000_000).entries()) {
        entries.addAll(EntryCodec.decode(entry));
      }
    }
    return entries;
  }
}
