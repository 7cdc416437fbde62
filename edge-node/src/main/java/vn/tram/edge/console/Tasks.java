package vn.tram.edge.console;

import io.helidon.common.parameters.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import vn.tram.edge.gate.Decision;
import vn.tram.edge.gate.GateListener;
import vn.tram.hardware.eye.QrEye;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.TypedEntry;

/** What a guard can do himself: type a visitor in, or show the box a picture. */
final class Tasks {
  private static final int LONGEST_NUMBER = 30;
  private static final int LONGEST_NAME = 100;

  /** A picture is unpacked in memory, and there is little of it: one at a time. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Station station;
  private final Semaphore picture = new Semaphore(1, true);

  Tasks(Station station) {
    this.station = station;
  }

  /**
   * What came of it.
   *
   * @param status of HTTP
   * @param told to the guard
   */
  record Done(int status, Told told) {}

  /** Hands a typed visitor to the gate. */
  Done type(Parameters form, Words words) {
    String number = form.first("number").orElse("").strip();
    String name = form.first("name").orElse("").strip();
    Optional<CardKey.Kind> kind = Typeable.of(form.first("kind").orElse(""));
    if (kind.isEmpty()) {
      return mistake(words, "type.kind.unknown");
    }
    if (number.isEmpty()) {
      return mistake(words, "type.blank");
    }
    if (number.length() > LONGEST_NUMBER || name.length() > LONGEST_NAME) {
      return mistake(words, "type.long");
    }
    OptionalInt lane = lane(form);
    if (lane.isEmpty()) {
      return mistake(words, "lane.unknown");
    }
    var entry = new TypedEntry(kind.get(), number, name);
    return done(station.hand().typing().type(entry, lane.getAsInt()), words);
  }

  /** Who does not say where the visitor stands means the first lane. */
  private OptionalInt lane(Parameters form) {
    OptionalInt lane = LaneNumber.lane(form.first("lane").orElse("1"));
    boolean exists = lane.isPresent() && lane.getAsInt() < station.hand().lanes().size();
    return exists ? lane : OptionalInt.empty();
  }

  /**
   * Shows an uploaded picture to the box's eye, like any other picture.
   *
   * @param form says in which lane the visitor stands
   */
  Done show(InputStream body, Parameters form, Words words)
      throws IOException, InterruptedException {
    OptionalInt lane = lane(form);
    if (lane.isEmpty()) {
      return mistake(words, "lane.unknown");
    }
    if (!picture.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      return new Done(503, warning(words, "upload.crowded"));
    }
    try {
      byte[] bytes = body.readNBytes(QrEye.MOST_BYTES + 1);
      if (bytes.length > QrEye.MOST_BYTES) {
        return new Done(413, warning(words, "upload.large"));
      }
      return decisionOn(bytes, lane.getAsInt())
          .map(decision -> done(decision, words))
          .orElseGet(() -> new Done(503, warning(words, "unanswered")));
    } finally {
      picture.release();
    }
  }

  /** The box answers in this thread, and the log hears of it: so the answer is this picture's. */
  private Optional<Decision> decisionOn(byte[] bytes, int lane) {
    Thread caller = Thread.currentThread();
    AtomicReference<Decision> decision = new AtomicReference<>();
    GateListener ear =
        event -> {
          if (Thread.currentThread().equals(caller)) {
            decision.set(event.decision());
          }
        };
    station.log().watch(ear);
    try {
      station.box().show(bytes, lane);
    } finally {
      station.log().unwatch(ear);
    }
    return Optional.ofNullable(decision.get());
  }

  private static Done done(Decision decision, Words words) {
    return new Done(decision instanceof Decision.Fault ? 503 : 200, words.decision(decision));
  }

  private static Done mistake(Words words, String key) {
    return new Done(400, warning(words, key));
  }

  static Told warning(Words words, String key) {
    return new Told("warn", "exclamation-circle", words.texts().of(key), "");
  }

  /** The kinds of numbers that a guard may type. */
  static final class Typeable {
    static final CardKey.Kind[] ALL = {
      CardKey.Kind.PHONE, CardKey.Kind.CITIZEN, CardKey.Kind.OLD_IDENTITY, CardKey.Kind.INSURANCE
    };

    private Typeable() {}

    static Optional<CardKey.Kind> of(String name) {
      return Arrays.stream(ALL).filter(kind -> kind.name().equals(name)).findFirst();
    }
  }
}
