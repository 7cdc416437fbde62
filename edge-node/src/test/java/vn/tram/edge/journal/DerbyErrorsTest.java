package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import vn.tram.edge.journal.JournalException.Reason;

/** A program that stumbles over its own parts says nothing about the journal. */
class DerbyErrorsTest {
  @Test
  void classesThatDoNotFitEachOtherAreNoDamage() {
    var sealed = new SecurityException("sealing violation");
    assertEquals(Reason.PROGRAM, DerbyErrors.whileWorking(stumbled(sealed)).reason());
    assertEquals(Reason.PROGRAM, DerbyErrors.whileOpening(stumbled(sealed)).reason());
    assertEquals(
        Reason.PROGRAM, DerbyErrors.whileOpening(stumbled(new NoClassDefFoundError())).reason());
    assertEquals(
        Reason.PROGRAM, DerbyErrors.whileWorking(stumbled(new OutOfMemoryError())).reason());
  }

  @Test
  void aPageThatMakesNoSenseIsDamage() {
    var senseless = new ArrayIndexOutOfBoundsException(-1);
    assertEquals(Reason.DAMAGED, DerbyErrors.whileWorking(stumbled(senseless)).reason());
  }

  private static SQLException stumbled(Throwable cause) {
    return new SQLException("Java exception", "XJ001", cause);
  }
}
