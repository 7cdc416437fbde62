package vn.tram.edge.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Why the gate cannot start: one sentence that also says what to do, for the person who tries. */
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Object[] facts;

  /** What can stand in the way of a start. Each has a sentence in every language. */
  enum Problem {
    USAGE,
    NO_FOLDER,
    NO_SETTINGS,
    SETTINGS_UNREADABLE,
    SETTINGS_MISPLACED,
    SETTINGS_TWICE,
    SETTINGS_FORBIDDEN,
    SETTING_MISSING,
    SETTING_UNKNOWN,
    SETTING_WRONG,
    SETTING_CHOICE,
    FILE_MISSING,
    FILE_WRONG,
    FILE_UNWRITABLE,
    NAME_FOREIGN,
    JOURNAL_IN_USE,
    JOURNAL_WRONG_KEY,
    JOURNAL_UNOPENABLE,
    PROGRAM_BROKEN,
    JOURNAL_FULL,
    BLOCKS_SMALL,
    SECRET_LOST,
    SALVAGE_DONE,
    SALVAGE_NOTHING,
    SALVAGE_WRONG_KEY,
    SALVAGE_NO_JOURNAL,
    SALVAGE_IN_USE,
    SALVAGE_FAILED,
    BOX,
    PORT
  }

  StartFailure(Problem problem, Object... facts) {
    super(problem.name());
    this.problem = problem;
    this.facts = facts;
  }

  StartFailure(Throwable cause, Problem problem, Object... facts) {
    this(problem, facts);
    initCause(cause);
  }

  Problem problem() {
    return problem;
  }

  /** The sentence. */
  String sentence(Locale language) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            StartFailure.class.getPackageName() + ".texts",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return new MessageFormat(texts.getString(problem.name()), language).format(facts);
  }
}
