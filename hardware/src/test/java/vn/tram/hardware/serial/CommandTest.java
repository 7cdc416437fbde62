package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples that the modules' manuals print. */
class CommandTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void readsARegisterAsTheManualDoes() {
    assertEquals("7E 00 07 01 00 0A 01 EE 8A", HEX.formatHex(Command.read(0x000a)));
  }

  @Test
  void writesARegisterAsTheManualDoes() {
    assertEquals("7E 00 08 01 00 0A 3E 4C CF", HEX.formatHex(Command.write(0x000a, 0x3e)));
  }

  @Test
  void triggersAsTheManualDoes() {
    assertEquals("7E 00 08 01 00 02 01 02 DA", HEX.formatHex(Command.trigger()));
  }

  @Test
  void savesAsTheManualDoes() {
    assertEquals("7E 00 09 01 00 00 00 DE C8", HEX.formatHex(Command.save()));
  }
}
