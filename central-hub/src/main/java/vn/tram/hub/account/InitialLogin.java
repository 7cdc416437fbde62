package vn.tram.hub.account;

/**
 * The first account of a new hub. The password exists nowhere else: show it once.
 *
 * @param user what to sign in with
 * @param password generated
 */
public record InitialLogin(String user, String password) {
  /** Only the user: the password is a secret. */
  @Override
  public String toString() {
    return user;
  }
}
