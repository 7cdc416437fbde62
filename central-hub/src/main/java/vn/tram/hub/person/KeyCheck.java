package vn.tram.hub.person;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.StoreFailure;
import vn.tram.hub.vault.Vault;
import vn.tram.hub.vault.VaultException;
import vn.tram.protocol.octets.Octets;

/**
 * Tells whether persons were filed under the key that the hub has now. Under another key everybody
 * would be filed a second time, and nobody who is filed would be found.
 */
public final class KeyCheck {
  private KeyCheck() {}

  /**
   * Whether this is the key of this database. The first key that asks is, unless somebody is filed
   * under another one already.
   *
   * @throws StoreFailure when the database does not do it now
   */
  public static boolean belongs(Store store, Vault vault) {
    return store.inTransaction(
        connection -> {
          if (!noted(connection) && readsWhatIsFiled(connection, vault)) {
            note(connection, vault.check());
          }
          return isNoted(connection, vault.check());
        });
  }

  private static boolean noted(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select from vault_check");
        ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  private static boolean isNoted(Connection connection, Octets check) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select from vault_check where value = ?")) {
      select.setBytes(1, check.toArray());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Another process of this hub may do the same now: the first one counts. */
  private static void note(Connection connection, Octets check) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into vault_check (value) values (?) on conflict do nothing")) {
      insert.setBytes(1, check.toArray());
      insert.executeUpdate();
    }
  }

  private static boolean readsWhatIsFiled(Connection connection, Vault vault) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select id, number from identifier limit 1");
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        vault.decrypt(row.getBytes(2), Register.numberContext(row.getObject(1, UUID.class)));
      }
      return true;
    } catch (VaultException e) {
      return false;
    }
  }
}
