package vn.tram.hub.console;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.visit.Visit;

/**
 * The time line of a case as a drawing: a row a day, from midnight to midnight. A pure function.
 *
 * @param days from the first day with a visit to the last, the earliest first
 * @param sites in the order of the first visit; a bar's colour is the place of its site here
 */
record TimeLine(List<Day> days, List<String> sites) {
  /** The page has so many colours; sites beyond share them. */
  static final int COLOURS = 6;

  TimeLine {
    days = List.copyOf(days);
    sites = List.copyOf(sites);
  }

  /**
   * One day.
   *
   * @param date of this day, local time
   * @param bars by time
   */
  record Day(LocalDate date, List<Bar> bars) {
    Day {
      bars = List.copyOf(bars);
    }

    boolean weekend() {
      return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
  }

  /**
   * What of a visit lies on one day.
   *
   * @param visit which one
   * @param colour 0 to {@link #COLOURS} less one
   * @param possible from the earliest arrival to the latest departure
   * @param certain from the latest arrival to the earliest departure, where that leaves anything
   */
  record Bar(Visit visit, int colour, Span possible, Optional<Span> certain) {}

  /**
   * A part of a day.
   *
   * @param start in thousandths of the day, 0 to 1000
   * @param length in thousandths of the day, at least 3 so that it can be seen
   */
  record Span(int start, int length) {
    private static final int SHORTEST = 3;

    /** In per cent with one digit, as drawings want it. */
    static String percent(int thousandths) {
      return thousandths / 10 + "." + thousandths % 10 + "%";
    }

    static Optional<Span> of(Instant from, Instant to, LocalDate day) {
      Instant midnight = day.atStartOfDay(Texts.ZONE).toInstant();
      Instant next = day.plusDays(1).atStartOfDay(Texts.ZONE).toInstant();
      if (!from.isBefore(to) || !from.isBefore(next) || !to.isAfter(midnight)) {
        return Optional.empty();
      }
      int start = thousandths(midnight, from.isBefore(midnight) ? midnight : from, next);
      int end = thousandths(midnight, to.isAfter(next) ? next : to, next);
      int length = Math.max(SHORTEST, end - start);
      return Optional.of(new Span(Math.min(start, 1000 - length), length));
    }

    private static int thousandths(Instant midnight, Instant at, Instant next) {
      long day = next.getEpochSecond() - midnight.getEpochSecond();
      return (int) ((at.getEpochSecond() - midnight.getEpochSecond()) * 1000 / day);
    }
  }

  static TimeLine of(Trace trace) {
    Map<String, Integer> colours = new LinkedHashMap<>();
    List<String> titles = new ArrayList<>();
    for (Visit visit : trace.timeLine()) {
      if (colours.putIfAbsent(visit.site().name(), colours.size()) == null) {
        titles.add(visit.site().title());
      }
    }
    List<Day> days = new ArrayList<>();
    for (LocalDate date = date(trace.from());
        !date.isAfter(date(trace.to()));
        date = date.plusDays(1)) {
      days.add(new Day(date, bars(trace, date, colours)));
    }
    return new TimeLine(withoutEmptyEnds(days), titles);
  }

  private static List<Bar> bars(Trace trace, LocalDate date, Map<String, Integer> colours) {
    List<Bar> bars = new ArrayList<>();
    for (Visit visit : trace.timeLine()) {
      Instant from = later(visit.arrived().earliest(), trace.from());
      Instant to = earlier(visit.left().latest(), trace.to());
      // A visit known to the millisecond and left at once still shows.
      Optional<Span> possible = Span.of(from, to.isAfter(from) ? to : from.plusSeconds(1), date);
      Optional<Span> certain =
          Span.of(
              later(visit.arrived().latest(), trace.from()),
              earlier(visit.left().earliest(), trace.to()),
              date);
      int colour = colours.get(visit.site().name()) % COLOURS;
      possible.ifPresent(span -> bars.add(new Bar(visit, colour, span, certain)));
    }
    return bars;
  }

  private static List<Day> withoutEmptyEnds(List<Day> days) {
    int first = 0;
    int last = days.size();
    while (first < last && days.get(first).bars().isEmpty()) {
      first++;
    }
    while (last > first && days.get(last - 1).bars().isEmpty()) {
      last--;
    }
    return days.subList(first, last);
  }

  private static LocalDate date(Instant instant) {
    return instant.atZone(Texts.ZONE).toLocalDate();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
