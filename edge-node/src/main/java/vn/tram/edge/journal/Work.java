package vn.tram.edge.journal;

/** What one transaction of a {@link Journal} shall write. */
@FunctionalInterface
public interface Work {
  /** Called once, in the appending thread. What it throws undoes the draft. */
  void write(Draft draft) throws JournalException;
}
