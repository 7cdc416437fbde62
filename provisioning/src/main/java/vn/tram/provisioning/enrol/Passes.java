package vn.tram.provisioning.enrol;

import java.security.SecureRandom;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.Pass;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.octets.Octets;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** Issues printed passes, for people without a card. */
public final class Passes {
  private static final int ID_BYTES = 8;
  private static final int MAX_NAME = 60;

  private Passes() {}

  /**
   * The text of a new pass.
   *
   * @param name 1 to 60 characters on one line
   */
  public static String issue(HubFolder hub, String name, Sex sex, Birth birth)
      throws ProvisioningException {
    String written = name.strip();
    if (written.isEmpty()
        || written.length() > MAX_NAME
        || written.codePoints().anyMatch(Character::isISOControl)) {
      throw new ProvisioningException(Problem.PASS_NAME);
    }
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    return new Pass(Octets.of(id), written, sex, birth).text(hub.passKey());
  }
}
