package vn.tram.hub.console;

import java.util.Optional;
import vn.tram.hub.account.Account;
import vn.tram.hub.account.Session;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;

/**
 * What every page is made with.
 *
 * @param t the reader's texts
 * @param proof what forms must carry
 * @param account who is signed in
 * @param section which entry of the menu is lit
 * @param path where the switch of language leads back to
 * @param assets where scripts and styles are
 */
record Shell(
    Texts t,
    String proof,
    Optional<Account> account,
    Optional<Section> section,
    String path,
    Assets assets) {

  static Shell of(Caller caller, Section section, Assets assets) {
    return new Shell(
        caller.texts(),
        caller.proof(),
        caller.session().map(Session::account),
        Optional.of(section),
        section.path(),
        assets);
  }

  /** A shell without a lit entry: for log-in and refusals. */
  static Shell plain(Caller caller, Assets assets) {
    return new Shell(
        caller.texts(),
        caller.proof(),
        caller.session().map(Session::account),
        Optional.empty(),
        "/",
        assets);
  }

  /** The same, with another way back. */
  Shell at(String otherPath) {
    return new Shell(t, proof, account, section, otherPath, assets);
  }

  boolean lit(Section other) {
    return section.filter(other::equals).isPresent();
  }
}
