package vn.tram.hardware.board;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import vn.tram.hardware.part.Part;

/**
 * What a part wants for itself. A part that is left out for a mistake wants what could be read of
 * it all the same: its wires are where they are.
 *
 * @param whole whether the part is well described by itself
 * @param gpio the pin that it drives or hears
 * @param sounds whether it needs PWM on that pin
 * @param device its device file
 * @param bus the I2C bus that it is on
 * @param address the one on the bus at which it answers
 */
record Claim(
    Part part,
    boolean whole,
    OptionalInt gpio,
    boolean sounds,
    Optional<String> device,
    OptionalInt bus,
    OptionalInt address) {

  /**
   * What can be read of an entry.
   *
   * @param kind empty where it is not known: then whatever the entry says is believed
   */
  static Claim of(Part part, Optional<Kind> kind, Map<?, ?> values, boolean whole) {
    var settings = new Readable(part, kind, values);
    return new Claim(
        part,
        whole,
        settings.number("pin", entry -> entry.pin("pin", Kind.LAST_PIN)),
        kind.filter(Kind.PASSIVE_BUZZER::equals).isPresent(),
        settings.value("device", Entry::device),
        settings.onBus() ? settings.clean(Kind::bus) : OptionalInt.empty(),
        settings.number(
            "address",
            entry -> entry.address("address", IntStream.rangeClosed(0, 0x7f).boxed().toList())));
  }

  /** The settings of an entry that mean something in it and have no mistake. */
  private record Readable(Part part, Optional<Kind> kind, Map<?, ?> values) {

    private boolean says(String key) {
      return values.get(key) != null && kind.map(known -> known.has(key)).orElse(true);
    }

    /** Also where the bus is not said: then it is the usual one. */
    boolean onBus() {
      return kind.map(known -> known.has("bus")).orElse(says("address"));
    }

    OptionalInt number(String key, ToIntFunction<Entry> reader) {
      return says(key) ? clean(reader) : OptionalInt.empty();
    }

    Optional<String> value(String key, Function<Entry, String> reader) {
      if (!says(key)) {
        return Optional.empty();
      }
      var entry = new Entry(part, values);
      String value = reader.apply(entry);
      return Optional.of(value).filter(_ -> entry.mistakes().isEmpty());
    }

    OptionalInt clean(ToIntFunction<Entry> reader) {
      var entry = new Entry(part, values);
      int number = reader.applyAsInt(entry);
      return entry.mistakes().isEmpty() ? OptionalInt.of(number) : OptionalInt.empty();
    }
  }
}
