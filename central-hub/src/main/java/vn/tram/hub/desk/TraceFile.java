package vn.tram.hub.desk;

import java.util.List;
import vn.tram.hub.person.Person;
import vn.tram.hub.trace.Trace;

/**
 * What a trace shows.
 *
 * @param inquiry for which need
 * @param person the case
 * @param trace his time line
 * @param contacts who may have met him, highest risk first
 */
public record TraceFile(Inquiry inquiry, Person person, Trace trace, List<NamedContact> contacts) {
  public TraceFile {
    contacts = List.copyOf(contacts);
  }

  /**
   * A contact with his name.
   *
   * @param person who
   * @param contact when and where
   */
  public record NamedContact(Person person, Trace.Contact contact) {}
}
