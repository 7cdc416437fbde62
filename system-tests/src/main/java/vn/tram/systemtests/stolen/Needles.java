package vn.tram.systemtests.stolen;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.seal.ScanText;

/**
 * What must not be found: names, numbers, addresses, birth dates and the raw words of cards, each
 * also in capitals, in small letters, without marks, and with its marks as letters of their own.
 *
 * @param words all spellings
 * @param leftOut how many were not looked for: too short, so that chance alone would find them, or
 *     so common that they stand in the protocol's dictionary
 */
record Needles(Set<String> words, int leftOut) {
  /** Eight known bytes are at no given place of random data once in 10¹⁹ bytes. */
  static final int LEAST_BYTES = 8;

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{8,}");
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("ddMMyyyy"),
          DateTimeFormatter.ofPattern("dd/MM/yyyy"),
          DateTimeFormatter.ofPattern("dd-MM-yyyy"),
          DateTimeFormatter.ofPattern("yyyy-MM-dd"));

  Needles {
    words = Set.copyOf(words);
  }

  /**
   * Of people.
   *
   * @param seen cards as the gate read them
   * @param texts what their codes say, and what was typed
   */
  static Needles of(Collection<? extends Card> seen, Collection<String> texts) {
    Set<String> plain = new LinkedHashSet<>(texts);
    for (String text : texts) {
      DIGITS.matcher(text).results().forEach(run -> plain.add(run.group()));
    }
    for (Card card : seen) {
      Holder holder = card.holder();
      plain.add(card.key().number());
      plain.add(holder.name());
      plain.add(holder.address());
      // "Khu phố 3, Long Hoa, …": the parts that name a place more closely than a province.
      plain.addAll(List.of(holder.address().split(", ")));
      dates(holder.birth(), plain);
    }
    Set<String> spellings = new LinkedHashSet<>();
    plain.forEach(words -> spell(words, spellings));
    int before = spellings.size();
    // The protocol's own dictionary is public; whatever refers to it unpacks to pieces of it.
    String common = new String(ScanText.dictionary(), StandardCharsets.UTF_8);
    spellings.removeIf(
        words ->
            words.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES || common.contains(words));
    return new Needles(spellings, before - spellings.size());
  }

  private static void dates(Birth birth, Set<String> to) {
    try {
      LocalDate date = LocalDate.of(birth.year(), birth.month(), birth.day());
      DATES.forEach(format -> to.add(date.format(format)));
    } catch (DateTimeException e) {
      // Only a year, which a gate may show.
    }
  }

  private static void spell(String words, Set<String> to) {
    String decomposed = Normalizer.normalize(words, Normalizer.Form.NFD);
    String bare = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd').replace('Đ', 'D');
    for (String base : List.of(words, decomposed, bare)) {
      to.add(base);
      to.add(base.toUpperCase(Locale.ROOT));
      to.add(base.toLowerCase(Locale.ROOT));
    }
  }
}
