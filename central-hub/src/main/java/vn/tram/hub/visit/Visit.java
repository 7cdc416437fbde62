package vn.tram.hub.visit;

import java.time.Instant;
import vn.tram.protocol.time.Moment;

/**
 * Somebody was at a site.
 *
 * @param site where
 * @param arrived when he came
 * @param left when he went; never earlier than he came
 * @param arrival how the coming is known
 * @param departure how the going is known
 */
public record Visit(Site site, Moment arrived, Moment left, Arrival arrival, Departure departure) {

  /** How a coming is known. The code stands in the database and never changes its meaning. */
  public enum Arrival {
    /** By a check-in. */
    SEEN(1),
    /** Nobody checked him in; he must have come before he was seen to leave. */
    INFERRED(2);

    private final int code;

    Arrival(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Arrival ofCode(int code) {
      return values()[code - 1];
    }
  }

  /** How a going is known. The code stands in the database and never changes its meaning. */
  public enum Departure {
    /** By a check-out. */
    SEEN(1),
    /** Not checked out; he was seen next, here or elsewhere, at the end of {@code left}. */
    NEXT_PASSAGE(2),
    /** Not checked out; the site closed at the end of {@code left}. */
    CLOSING(3),
    /** Not checked out; nobody stays longer than until the end of {@code left}. */
    USUAL_STAY(4);

    private final int code;

    Departure(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Departure ofCode(int code) {
      return values()[code - 1];
    }
  }

  /** Whether he may still be there, as far as is known at this instant. */
  public boolean insideAt(Instant now) {
    boolean open = departure == Departure.CLOSING || departure == Departure.USUAL_STAY;
    return open && !now.isBefore(arrived.earliest()) && now.isBefore(left.latest());
  }
}
