package vn.tram.provisioning.checkup;

/** Somebody who stands before the box and says what he sees and hears. */
public interface Person {

  /** What somebody answers. */
  enum Answer {
    YES,
    NO,
    /** He was not looking. */
    AGAIN
  }

  /** Asks and waits for the answer. */
  Answer ask(String question);
}
