package vn.tram.hub.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import vn.tram.hub.account.Account;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;

class AuditTest {
  private static final Account OFFICER = new Account(1, "can-bo", false);

  @Test
  void whatIsWrittenStandsForEver() {
    try (Store store = TestStore.fresh()) {
      Audit audit = new Audit(store.jdbi(), new TestClock(Instant.EPOCH));
      audit.note(OFFICER, AuditEntry.Action.SIGNED_IN, "");
      audit.noteMiss(OFFICER, new Grounds("BN-1", "điều tra dịch tễ"));
      for (String sql :
          List.of("UPDATE audit SET reason = ''", "DELETE FROM audit", "TRUNCATE audit")) {
        assertThrows(JdbiException.class, () -> store.jdbi().useHandle(h -> h.execute(sql)), sql);
      }
      List<AuditEntry> entries = audit.entries(Long.MAX_VALUE, 10);
      assertEquals(
          List.of(AuditEntry.Action.LOOKED_UP, AuditEntry.Action.SIGNED_IN),
          entries.stream().map(AuditEntry::action).toList());
      assertEquals("điều tra dịch tễ", entries.getFirst().reason());
      assertTrue(entries.getFirst().person().isEmpty());
      assertEquals(entries.subList(1, 2), audit.entries(entries.getFirst().id(), 10));
    }
  }
}
