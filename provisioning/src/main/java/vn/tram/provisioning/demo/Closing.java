package vn.tram.provisioning.demo;

import java.io.IOException;
import java.sql.SQLException;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * The end of the day, in the only order in which a difference between street and hub is a real one:
 * first nobody holds up a card, then every card was answered, then every answer was heard, then the
 * gates have nothing left to send, and then, once, street and hub are compared.
 *
 * @param verdict on every beep
 * @param unanswered pictures at which no gate has looked although all the time was given
 * @param unmerged entries that the hub lacks although all the time was given
 */
record Closing(Verdict verdict, long unanswered, long unmerged) {

  /** What has a day that ends. */
  interface Day {
    /** Nobody holds up a card any more; returns when nobody does. */
    void end() throws InterruptedException;

    /** How many cards were held up that were not answered yet. */
    long unanswered() throws IOException;

    /** Returns when every answer has been heard that was given before this call. */
    void hear() throws InterruptedException;

    /** How much the gates have that the hub lacks. */
    long unmerged() throws IOException, SQLException, InterruptedException;

    /** Compares what was heard with what the hub has. */
    Verdict verdict() throws SQLException;
  }

  /** Something that becomes less. */
  interface Amount {
    long left() throws IOException, SQLException, InterruptedException;
  }

  /** Somebody who waits. */
  interface Patience {
    /** Waits until nothing is left, for as long as it becomes less; how much is left. */
    long outlast(Amount amount)
        throws ProvisioningException, IOException, SQLException, InterruptedException;
  }

  /** Ends a day and compares. */
  static Closing of(Day day, Patience patience)
      throws ProvisioningException, IOException, SQLException, InterruptedException {
    day.end();
    long unanswered = patience.outlast(day::unanswered);
    day.hear();
    long unmerged = patience.outlast(day::unmerged);
    return new Closing(day.verdict(), unanswered, unmerged);
  }

  /** Whether the day came to its end and every promise was kept. */
  boolean clean() {
    return verdict.clean() && unanswered == 0 && unmerged == 0;
  }
}
