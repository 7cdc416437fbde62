package vn.tram.hub.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.account.PasswordReset;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.store.Store;

/**
 * Who may sign in.
 *
 * @param accounts all of them
 * @param first made just now, when there was none
 */
record Door(Accounts accounts, Optional<InitialLogin> first) {
  private static final Logger LOG = System.getLogger(Door.class.getName());

  static Door open(Store store, Path keys) {
    var accounts = new Accounts(store.jdbi(), InstantSource.system());
    var door = new Door(accounts, accounts.firstStart());
    door.resetPassword(store, keys);
    return door;
  }

  /** Somebody who may write into the hub's folder has lost the first password. */
  void resetPassword(Store store, Path keys) {
    try {
      if (PasswordReset.takeUp(keys, accounts)) {
        new Audit(store.jdbi(), InstantSource.system())
            .noteStranger(AuditEntry.Action.PASSWORD_RESET, "");
      }
    } catch (IOException | JdbiException e) {
      LOG.log(Level.WARNING, "The new password is not taken up yet", e);
    }
  }
}
