package vn.tram.hub.console;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tram.hub.desk.Births;
import vn.tram.hub.desk.Mask;
import vn.tram.hub.person.Person;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.trace.Trace;

/**
 * A contact as a row of a table.
 *
 * @param rank from 1 on, highest risk first
 * @param person who
 * @param contact when and where
 * @param certainShare of the longest possible time of all contacts, in thousandths
 * @param possibleShare likewise
 */
record ContactRow(
    int rank, Person person, Trace.Contact contact, int certainShare, int possibleShare) {

  /** Sex, birth and address, as far as known. */
  String facts(Texts t) {
    return Stream.of(
            t.of("sex", person.holder().sex()),
            Births.shown(person.holder().birth()),
            person.holder().address())
        .filter(fact -> !fact.isBlank())
        .collect(Collectors.joining(" · "));
  }

  String numbers(Texts t) {
    return person.numbers().stream()
        .map(key -> t.of("number", key.kind()) + " " + Mask.number(key))
        .collect(Collectors.joining(" · "));
  }
}
