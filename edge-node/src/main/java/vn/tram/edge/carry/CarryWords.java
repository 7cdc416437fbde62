package vn.tram.edge.carry;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import vn.tram.edge.carry.Answered.Doubt;

/**
 * Says in one sentence what was carried, or what to do.
 *
 * @param language of the person
 */
public record CarryWords(Locale language) {

  /** What was written. */
  public String of(Loaded loaded) {
    return loaded.batches() == 0
        ? text("out.nothing")
        : text("out.written", loaded.checkIns(), loaded.load().fileName());
  }

  /** What the receipts said. */
  public String of(Answered answered) {
    List<String> sentences = new ArrayList<>();
    if (answered.receipts() > 0) {
      sentences.add(
          answered.waiting() == 0
              ? text("in.all", answered.checkIns())
              : text("in.some", answered.checkIns(), answered.waiting()));
    } else if (answered.why() != Doubt.NONE) {
      sentences.add(text("in.doubt." + answered.why()));
    }
    if (answered.torn() > 0) {
      sentences.add(text("in.torn"));
    }
    if (answered.empty() > 0 || sentences.isEmpty()) {
      sentences.add(text("in.nothing"));
    }
    return String.join(" ", sentences);
  }

  /** What stands in the way, and what to do. */
  public String of(CarryException failure) {
    return text("problem." + failure.problem(), failure.facts().toArray());
  }

  private String text(String key, Object... facts) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            CarryWords.class.getPackageName() + ".texts",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return new MessageFormat(texts.getString(key), language).format(facts);
  }
}
