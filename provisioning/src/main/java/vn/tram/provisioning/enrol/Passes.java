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

  /** What stands where somebody before us could not read a character. */
  private static final int UNREADABLE = 0xFFFD;

  private Passes() {}

  /**
   * The text of a new pass.
   *
   * @param name 1 to 60 printable characters on one line
   */
  public static String issue(HubFolder hub, String name, Sex sex, Birth birth)
      throws ProvisioningException {
    String written = name.strip();
    if (written.isEmpty()
        || written.length() > MAX_NAME
        || !written.codePoints().allMatch(Passes::printable)) {
      throw new ProvisioningException(Problem.PASS_NAME);
    }
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    return new Pass(Octets.of(id), written, sex, birth).text(hub.passKey());
  }

  /**
   * Whether a gate can show it: what only turns or hides its neighbours would show a false name.
   */
  private static boolean printable(int character) {
    return character != UNREADABLE
        && switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
