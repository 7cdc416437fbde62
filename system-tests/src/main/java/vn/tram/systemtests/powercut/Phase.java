package vn.tram.systemtests.powercut;

/** What the journal is about when the power goes. */
enum Phase {
  /** The database is made, and the first program start is written into it. */
  CREATION(3),
  /** Visitors come, one after the other. */
  BEEPING(4),
  /** Derby writes its pages down while visitors come. */
  CHECKPOINT(3),
  /** The database is opened after its process was killed. */
  RECOVERY(6),
  /** The hub's receipts arrive while visitors come, and the mark moves. */
  RECEIPT(1),

  /** Acknowledged entries are deleted, whole tables of them, while visitors come. */
  PURGE(3),

  /** Tables are compressed and give their space back, while visitors come. */
  COMPRESS(3),
  /** The journal is closed in good order. */
  CLOSING(1);

  private final int share;

  Phase(int share) {
    this.share = share;
  }

  /** How many of the cuts fall into it, in proportion to the others'. */
  int share() {
    return share;
  }
}
