package vn.tram.hub.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.octets.Octets;

class KeyCheckTest {
  private final Vault own = new Vault(Octets.ofHex("01".repeat(32)));
  private final Vault foreign = new Vault(Octets.ofHex("02".repeat(32)));

  @Test
  void theFirstKeyIsTheDatabasesAndNoOtherIsEver() {
    try (Store store = TestStore.fresh()) {
      assertTrue(KeyCheck.belongs(store, own));
      assertFalse(KeyCheck.belongs(store, foreign));
      assertTrue(KeyCheck.belongs(store, own));
    }
  }

  @Test
  void aDatabaseOfATimeBeforeKnowsItsKeyByWhoIsFiledInIt() {
    try (Store store = TestStore.fresh()) {
      UUID id = own.lookup(new CardKey(CardKey.Kind.CITIZEN, "079088000001"));
      byte[] number = own.encrypt("079088000001", Register.numberContext(id));
      store
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into identifier (id, kind, number, person) values (?, 1, ?, ?)",
                      id,
                      number,
                      id));
      assertFalse(KeyCheck.belongs(store, foreign));
      assertTrue(KeyCheck.belongs(store, own));
      assertFalse(KeyCheck.belongs(store, foreign));
    }
  }

  @Test
  void ofSeveralHubsThatStartAtOnceWithDifferentKeysOneIsLetIn() {
    try (Store store = TestStore.fresh()) {
      List<Vault> vaults =
          Stream.of("0a", "0b", "0c", "0d", "0e", "0f")
              .map(hex -> new Vault(Octets.ofHex(hex.repeat(32))))
              .toList();
      long let = vaults.parallelStream().filter(vault -> KeyCheck.belongs(store, vault)).count();
      assertEquals(1, let);
    }
  }
}
