package vn.tram.hub.desk;

import java.util.List;
import vn.tram.hub.person.Person;
import vn.tram.hub.visit.Visit;

/**
 * What a look-up shows.
 *
 * @param inquiry for which need
 * @param person whom it found
 * @param visits of the inquiry's window, by time
 */
public record Dossier(Inquiry inquiry, Person person, List<Visit> visits) {
  public Dossier {
    visits = List.copyOf(visits);
  }
}
