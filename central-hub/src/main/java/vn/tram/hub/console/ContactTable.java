package vn.tram.hub.console;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hub.desk.TraceFile;
import vn.tram.hub.trace.Trace;

/**
 * The contacts of a trace as a page shows them.
 *
 * @param rows the first of them
 * @param total how many there are
 * @param certain how many were with the case for sure
 */
record ContactTable(List<ContactRow> rows, int total, long certain) {
  /** A page shows no more; the file has them all. */
  private static final int ROWS = 200;

  ContactTable {
    rows = List.copyOf(rows);
  }

  static ContactTable of(List<TraceFile.NamedContact> contacts) {
    long longest =
        contacts.stream().mapToLong(c -> c.contact().possible().toMillis()).max().orElse(0);
    List<ContactRow> rows = new ArrayList<>();
    for (TraceFile.NamedContact named : contacts.subList(0, Math.min(ROWS, contacts.size()))) {
      Trace.Contact contact = named.contact();
      rows.add(
          new ContactRow(
              rows.size() + 1,
              named.person(),
              contact,
              share(contact.certain().toMillis(), longest),
              share(contact.possible().toMillis(), longest)));
    }
    long certain = contacts.stream().filter(c -> c.contact().certain().isPositive()).count();
    return new ContactTable(rows, contacts.size(), certain);
  }

  private static int share(long millis, long longest) {
    return longest == 0 ? 0 : Math.toIntExact(millis * 1000 / longest);
  }
}
