package vn.tram.hub.carry;

import java.util.Locale;
import vn.tram.hub.texts.Language;
import vn.tram.hub.texts.Texts;
import vn.tram.protocol.carry.Ending;

/**
 * Says in one sentence what became of a file.
 *
 * @param texts of the reader's language
 */
public record CarryWords(Texts texts) {

  static CarryWords in(Locale language) {
    return new CarryWords(Texts.of(Language.ofCode(language.getLanguage()).orElse(Language.VI)));
  }

  private String first(Counts counts) {
    if (counts.batches() == counts.refused()) {
      return texts.get("carry.all-refused");
    }
    return counts.batches() == counts.known() + counts.refused()
        ? texts.get("carry.known")
        : texts.get("carry.taken", counts.checkIns(), counts.nodes());
  }

  /** What became of it, and what to do where something is left to do. */
  public String sentence(Import taken) {
    Counts counts = taken.counts();
    if (counts.batches() == 0) {
      return texts.get("carry.ending." + taken.ending().name());
    }
    String sentence = first(counts);
    if (counts.early() > 0) {
      sentence += " " + texts.get("carry.early");
    }
    if (counts.refused() > 0 && counts.refused() < counts.batches()) {
      sentence += " " + texts.get("carry.some-refused", counts.refused());
    }
    if (counts.parked() > 0) {
      sentence += " " + texts.get("carry.parked", counts.parked());
    }
    if (counts.apart() > 0) {
      sentence += " " + texts.get("carry.apart", counts.apart());
    }
    return taken.ending() == Ending.WHOLE
        ? sentence
        : sentence + " " + texts.get("carry.ending." + taken.ending().name());
  }
}
