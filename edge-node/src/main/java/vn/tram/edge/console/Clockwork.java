package vn.tram.edge.console;

import io.helidon.common.parameters.Parameters;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Optional;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.clock.Statement;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.time.Moment;

/**
 * A technician tells the gate what time it is.
 *
 * @param clock whom he tells
 */
record Clockwork(NodeClock clock) {
  private static final System.Logger LOG = System.getLogger(Clockwork.class.getName());

  /** The errors that he may state, in minutes. */
  static final int[] ERRORS = {1, 2, 5, 15, 60};

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Takes what he filled in. */
  Tasks.Done hear(Parameters form, Words words) {
    Optional<Statement> statement = statement(form);
    if (statement.isEmpty()) {
      return new Tasks.Done(400, Tasks.warning(words, "settime.unreadable"));
    }
    try {
      Statement.Verdict verdict = clock.hear(statement.get());
      return new Tasks.Done(status(verdict), words.verdict(verdict));
    } catch (JournalException e) {
      LOG.log(Level.WARNING, "the time that a technician stated was not stored", e);
      return new Tasks.Done(503, Tasks.warning(words, "settime.unstored"));
    }
  }

  private static int status(Statement.Verdict verdict) {
    return switch (verdict) {
      case TAKEN, NEEDLESS -> 200;
      case IMPOSSIBLE, WRONG -> 400;
      case DOUBTED, FAR -> 409;
    };
  }

  private static Optional<Statement> statement(Parameters form) {
    try {
      LocalDate date = LocalDate.parse(form.first("date").orElse(""));
      LocalTime time = LocalTime.parse(form.first("time").orElse(""));
      int minutes = Integer.parseInt(form.first("error").orElse(""));
      if (minutes < ERRORS[0] || minutes > ERRORS[ERRORS.length - 1]) {
        return Optional.empty();
      }
      Duration error = Duration.ofMinutes(minutes);
      Instant stated = LocalDateTime.of(date, time).atZone(Words.ZONE).toInstant();
      // A clock without seconds shows a minute for a minute.
      Duration shown = time.get(ChronoField.SECOND_OF_MINUTE) == 0 ? MINUTE : Duration.ofSeconds(1);
      var moment = new Moment(stated.minus(error), stated.plus(error).plus(shown));
      return Optional.of(new Statement(moment, form.contains("confirm")));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
