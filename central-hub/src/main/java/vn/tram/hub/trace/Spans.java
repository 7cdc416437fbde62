package vn.tram.hub.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of instants, built of intervals that may overlap. */
final class Spans {
  private record Span(Instant start, Instant end) {}

  private final List<Span> spans = new ArrayList<>();

  /** Adds what lies between the two instants; nothing when the first is not before the second. */
  void add(Instant start, Instant end) {
    if (start.isBefore(end)) {
      spans.add(new Span(start, end));
    }
  }

  void addAll(Spans others) {
    spans.addAll(others.spans);
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** How long it is; what is in several intervals counts once. */
  Duration length() {
    Duration length = Duration.ZERO;
    Instant covered = Instant.MIN;
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
      Instant start = span.start().isAfter(covered) ? span.start() : covered;
      if (start.isBefore(span.end())) {
        length = length.plus(Duration.between(start, span.end()));
        covered = span.end();
      }
    }
    return length;
  }

  /** The first instant; only of a set that is not empty. */
  Instant first() {
    return spans.stream().map(Span::start).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The last instant; only of a set that is not empty. */
  Instant last() {
    return spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow();
  }
}
