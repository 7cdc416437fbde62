package vn.tram.protocol.entry;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Anchor;

/**
 * One entry of a node's journal: what travels. Its place in the log, {@code (node, epoch, seq)}, is
 * its identity and stands outside it.
 */
public sealed interface JournalEntry {

  /**
   * The gate program started. Entries after it were written by this run, in this kernel boot.
   *
   * @param boot the kernel's id of the boot; two runs in one kernel boot carry the same
   * @param software the version of the gate program, at most 64 characters
   * @param atMillis milliseconds since the kernel booted
   * @param wallClock what the wall clock claimed then
   * @param disciplined whether the kernel held that clock to be set by a time source
   */
  record Boot(UUID boot, String software, long atMillis, Instant wallClock, boolean disciplined)
      implements JournalEntry {}

  /**
   * A fresh data key, sealed to the hub. Persons name it by its seq.
   *
   * @param hubKey which of the hub's seal keys opens it
   * @param sealed the data key under HPKE
   */
  record Key(int hubKey, Octets sealed) implements JournalEntry {}

  /**
   * Who: a raw scan or typed words, encrypted. Check-ins name it by its seq.
   *
   * @param key the seq of the {@link Key} that it is encrypted under
   * @param form how the words came to be
   * @param sealed the words, deflated and encrypted
   */
  record Person(long key, Form form, Octets sealed) implements JournalEntry {}

  /**
   * Somebody passed.
   *
   * @param person the seq of the {@link Person}
   * @param direction which way
   * @param lane which scanner of the box, 0 to 255
   * @param atMillis milliseconds since the kernel booted, when the card was read
   * @param flags what else is to be said
   */
  record CheckIn(long person, Direction direction, int lane, long atMillis, Set<Flag> flags)
      implements JournalEntry {
    public CheckIn {
      flags = Set.copyOf(flags);
    }
  }

  /**
   * Somebody trustworthy said what time it is.
   *
   * @param anchor where true time lay at a reading of the boot clock of the boot in force
   */
  record Clock(Anchor anchor) implements JournalEntry {}

  /** How the words of a person came to be. */
  enum Form {
    /** The text of a code, as the scanner gave it. */
    SCANNED,
    /** Typed by hand at the console. */
    TYPED
  }

  /** Which way somebody passed. */
  enum Direction {
    IN,
    OUT
  }

  /** What else is to be said of a check-in. */
  enum Flag {
    /** The visitor's number was typed by hand. */
    TYPED,
    /** The gate showed an alert to the guard. */
    ALERT_SHOWN
  }
}
