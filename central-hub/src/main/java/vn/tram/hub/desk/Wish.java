package vn.tram.hub.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.texts.Texts;
import vn.tram.protocol.card.CardKey;

/** What an officer asked for, or what is wrong with how he asked. */
public sealed interface Wish {

  /**
   * Everything is there.
   *
   * @param numbers whom he means; none where he means the person of an open look-up
   * @param from start of the window
   * @param to end of the window, after its start
   * @param grounds why
   */
  record Right(List<CardKey> numbers, Instant from, Instant to, Grounds grounds) implements Wish {
    public Right {
      numbers = List.copyOf(numbers);
    }

    /** The number that he gave. */
    public CardKey number() {
      return numbers.getFirst();
    }
  }

  /**
   * Something is missing or makes no sense.
   *
   * @param problem the first thing that is wrong
   */
  record Wrong(Problem problem) implements Wish {}

  /** What can be wrong. */
  enum Problem {
    NO_KIND,
    NO_NUMBER,
    NO_WINDOW,
    WINDOW_TOO_LONG,
    NO_GROUNDS
  }

  /** How long a window may be: nothing older is kept. */
  Duration LONGEST_WINDOW = Duration.ofDays(31);

  /**
   * What an officer filled in, each field blank where he did not.
   *
   * @param kind of number, as a name of {@link Numbers.Kind}
   * @param number as typed or scanned
   * @param from local time, {@code yyyy-MM-ddTHH:mm}, or any time with its offset
   * @param to like {@code from}
   * @param caseName see {@link Grounds}
   * @param reason see {@link Grounds}
   */
  record Asked(String kind, String number, String from, String to, String caseName, String reason) {
    /** Nothing: the number is personal data. */
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /** Somebody with a number, in a window of time. */
  static Wish of(Numbers numbers, Asked asked) {
    Optional<Numbers.Kind> kind = Numbers.Kind.of(asked.kind());
    if (kind.isEmpty()) {
      return new Wrong(Problem.NO_KIND);
    }
    Optional<CardKey> number = numbers.number(kind.get(), asked.number());
    return number.isEmpty()
        ? new Wrong(Problem.NO_NUMBER)
        : of(List.of(number.get()), asked, instant(asked.from()), instant(asked.to()));
  }

  /** Somebody with a number; the window is all that is kept, whatever was asked. */
  static Wish ofPerson(Numbers numbers, Asked asked, Instant now) {
    return of(
        numbers,
        new Asked(
            asked.kind(),
            asked.number(),
            now.minus(Desk.RETENTION).toString(),
            now.toString(),
            asked.caseName(),
            asked.reason()));
  }

  /** The person of an open look-up, in a window of time. */
  static Wish ofKnown(Asked asked) {
    return of(List.of(), asked, instant(asked.from()), instant(asked.to()));
  }

  private static Wish of(
      List<CardKey> numbers, Asked asked, Optional<Instant> from, Optional<Instant> to) {
    if (from.isEmpty() || to.isEmpty() || !from.get().isBefore(to.get())) {
      return new Wrong(Problem.NO_WINDOW);
    }
    if (Duration.between(from.get(), to.get()).compareTo(LONGEST_WINDOW) > 0) {
      return new Wrong(Problem.WINDOW_TOO_LONG);
    }
    if (!Grounds.areGiven(asked.caseName(), asked.reason())) {
      return new Wrong(Problem.NO_GROUNDS);
    }
    return new Right(numbers, from.get(), to.get(), new Grounds(asked.caseName(), asked.reason()));
  }

  private static Optional<Instant> instant(String text) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime exact
              ? exact.toInstant()
              : LocalDateTime.from(time).atZone(Texts.ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
