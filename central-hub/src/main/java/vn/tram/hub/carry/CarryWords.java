package vn.tram.hub.carry;

import vn.tram.hub.texts.Texts;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * Says in one sentence what became of a file.
 *
 * @param texts of the reader's language
 */
public record CarryWords(Texts texts) {

  private String first(Counts counts) {
    if (counts.batches() == counts.refused()) {
      return texts.get("carry.all-refused." + counts.why().map(Reason::name).orElse("NOT_NOTED"));
    }
    return counts.batches() == counts.known() + counts.refused()
        ? texts.get("carry.known")
        : texts.get("carry.taken", counts.checkIns(), counts.nodes());
  }

  /** What became of it, and what to do where something is left to do. */
  public String sentence(Import taken) {
    String sentence = taken.counts().batches() == 0 ? nothing(taken) : something(taken);
    return taken.answered() ? sentence : sentence + " " + texts.get("carry.no-receipt");
  }

  /** That a receipt that is there already says more than the new one does. */
  String kept() {
    return texts.get("carry.receipt-kept");
  }

  private String nothing(Import taken) {
    boolean named = taken.file().endsWith(CarryKind.BATCHES.suffix());
    return switch (taken.ending()) {
      case FOREIGN -> texts.get(named ? "carry.nothing.FOREIGN" : "carry.ending.FOREIGN");
      case CUT_SHORT, DAMAGED -> texts.get("carry.nothing." + taken.ending().name());
      case WHOLE, UNKNOWN_VERSION, OTHER_KIND -> ending(taken.ending());
    };
  }

  private String something(Import taken) {
    Counts counts = taken.counts();
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
    return taken.ending() == Ending.WHOLE ? sentence : sentence + " " + ending(taken.ending());
  }

  private String ending(Ending ending) {
    return texts.get("carry.ending." + ending.name());
  }
}
