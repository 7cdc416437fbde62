package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.serial.SerialSettings.Mode;

/** What a module is told, and what it need not obey. */
class RegisterTest {

  private static final int OUTPUT = 0x000d;

  private static List<Integer> addresses(boolean wired) {
    return Register.wanted(Mode.CONTINUOUS, wired).stream().map(Register::address).toList();
  }

  @Test
  void settingCodesAreSwitchedOffBeforeAnythingElse() {
    assertEquals(Register.SETTING_CODES, addresses(true).getFirst());
  }

  @Test
  void aUsbScannerIsNotToldToSpeakToWiresThatItHasNot() {
    assertTrue(addresses(true).contains(OUTPUT));
    assertFalse(addresses(false).contains(OUTPUT));
  }

  @Test
  void theTwoModesDifferInHowTheModuleLooksAndInNothingElse() {
    Register always = Register.wanted(Mode.CONTINUOUS, true).get(1);
    Register whenTold = Register.wanted(Mode.TRIGGER, true).get(1);
    assertEquals(0b10, always.value() & 0b11);
    assertEquals(0b01, whenTold.value() & 0b11);
    assertEquals(always.value() & ~0b11, whenTold.value() & ~0b11);
  }

  @Test
  void bitsThatAreNotOursStayAsTheyAre() {
    var register = new Register(OUTPUT, 0b11, 0b01, 0b01);
    assertEquals(0b1010_0101, register.over(0b1010_0110));
    assertTrue(register.granted(0b1010_0101));
    assertFalse(register.granted(0b1010_0111));
  }

  @Test
  void aWishThatIsNotGrantedDoesNotMakeAModuleUnsafe() {
    var register = new Register(Register.SETTING_CODES, 0b11, 0b11, 0b10);
    assertTrue(register.safe(0b10));
    assertFalse(register.granted(0b10));
    assertFalse(register.safe(0b01));
  }
}
