package vn.tram.hardware.part;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Says in one sentence why a part does not work and what to do. Vietnamese, or English. */
public final class FaultWords {

  private static final String UNSAID = "?";

  private static final FaultWords LOGGED = new FaultWords(Locale.ENGLISH);

  private final Locale language;
  private final ResourceBundle texts;

  /**
   * The words of a language.
   *
   * @param language English, or anything else for Vietnamese
   */
  public FaultWords(Locale language) {
    this.language =
        language.getLanguage().equals(Locale.ENGLISH.getLanguage())
            ? Locale.ENGLISH
            : Locale.of("vi");
    this.texts =
        ResourceBundle.getBundle(
            FaultWords.class.getPackageName() + ".texts",
            this.language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** For a log, which is English: the part, the fault's code for whoever searches, the sentence. */
  public static String logged(Part part, Condition.Failing failing) {
    return "part " + part.name() + ": " + failing.fault() + ": " + LOGGED.sentence(failing);
  }

  /** What happened and what to do, one sentence. A detail that was not given shows as "?". */
  public String sentence(Condition.Failing failing) {
    List<String> details = failing.details();
    var format = new MessageFormat(text(failing.fault(), details.size()), language);
    Object[] arguments = new Object[Math.max(details.size(), gaps(format))];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < details.size() ? details.get(i) : UNSAID;
    }
    return format.format(arguments);
  }

  /** Where more is known than usual, a fault may have a sentence that says more. */
  private String text(Fault fault, int details) {
    String fuller = fault.name() + "." + details;
    return texts.getString(texts.containsKey(fuller) ? fuller : fault.name());
  }

  private static int gaps(MessageFormat format) {
    return format.getFormatsByArgumentIndex().length;
  }

  /** What people call a part of this kind, in lower case. */
  public String name(Part.Kind kind) {
    return texts.getString("kind." + kind);
  }
}
