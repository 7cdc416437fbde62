package vn.tram.hub.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.octets.Octets;

class VaultTest {
  private static final String NAME = "Nguyễn Văn Mẫu";

  private final Vault vault = new Vault(Octets.of(new byte[32]));
  private final Vault other = new Vault(Octets.ofHex("01".repeat(32)));

  @Test
  void theSameNumberHasTheSameIdAndNoOtherHas() {
    var key = new CardKey(CardKey.Kind.CITIZEN, "024088000001");
    assertEquals(vault.lookup(key), vault.lookup(new CardKey(key.kind(), key.number())));
    assertNotEquals(vault.lookup(key), vault.lookup(new CardKey(CardKey.Kind.PHONE, key.number())));
    assertNotEquals(vault.lookup(key), other.lookup(key));
    assertNotEquals(vault.lookup(key), vault.lookupText(key.canonical()));
  }

  @Test
  void whatIsEncryptedOpensWithTheSameKeyAndContextOnly() {
    byte[] sealed = vault.encrypt(NAME, "card 1");
    assertEquals(NAME, vault.decrypt(sealed, "card 1"));
    assertThrows(VaultException.class, () -> vault.decrypt(sealed, "card 2"));
    assertThrows(VaultException.class, () -> other.decrypt(sealed, "card 1"));
    assertThrows(VaultException.class, () -> vault.decrypt(new byte[5], "card 1"));
    sealed[sealed.length - 1] ^= 1;
    assertThrows(VaultException.class, () -> vault.decrypt(sealed, "card 1"));
  }

  @Test
  void whatIsEncryptedTwiceLooksDifferentAndShowsNothing() {
    String first = new String(vault.encrypt(NAME, ""), StandardCharsets.ISO_8859_1);
    String second = new String(vault.encrypt(NAME, ""), StandardCharsets.ISO_8859_1);
    assertNotEquals(first, second);
    assertFalse(first.contains("Nguy"));
  }

  @Test
  void aKeyOfAnotherLengthIsNoKey() {
    assertThrows(IllegalArgumentException.class, () -> new Vault(Octets.of(new byte[16])));
  }
}
