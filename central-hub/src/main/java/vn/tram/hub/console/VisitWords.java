package vn.tram.hub.console;

import vn.tram.hub.texts.Texts;
import vn.tram.hub.visit.Visit;

/** Says when somebody came and went, and how that is known. */
final class VisitWords {
  private VisitWords() {}

  static String arrival(Texts t, Visit visit) {
    return switch (visit.arrival()) {
      case SEEN -> t.moment(visit.arrived());
      case INFERRED -> t.get("visit.arrival.inferred", t.dayAndTime(visit.arrived().earliest()));
    };
  }

  static String departure(Texts t, Visit visit) {
    String until = t.dayAndTime(visit.left().latest());
    return switch (visit.departure()) {
      case SEEN -> t.moment(visit.left());
      case NEXT_PASSAGE -> t.get("visit.departure.next", until);
      case CLOSING -> t.get("visit.departure.closing", until);
      case USUAL_STAY -> t.get("visit.departure.stay", until);
    };
  }
}
