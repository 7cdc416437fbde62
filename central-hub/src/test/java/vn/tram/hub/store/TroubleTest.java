package vn.tram.hub.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {
  @Test
  void aDatabaseThatIsAwayFullOrInTheMiddleOfSomethingPasses() {
    for (String state :
        List.of(
            "08001", "08006", "57P01", "57P03", "53100", "53300", "40001", "40P01", "28000",
            "25006")) {
      var wrapped = new IllegalStateException(new RuntimeException(new SQLException("", state)));
      assertTrue(Trouble.passes(wrapped), state);
    }
    assertTrue(Trouble.passes(new SQLTransientConnectionException("no connection in time")));
  }

  @Test
  void aStatementThatIsWrongComesAgainEveryTime() {
    for (String state : List.of("22001", "23505", "42P01", "XX000", "")) {
      assertFalse(Trouble.passes(new RuntimeException(new SQLException("", state))), state);
    }
    assertFalse(Trouble.passes(new SQLException("without a state")));
    assertFalse(Trouble.passes(new NullPointerException()));
  }
}
