package vn.tram.hardware.virtual;

/** A script cannot be read, or the box did not do what it expects. */
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScriptException(int line, String what) {
    super("Line " + line + " of the script: " + what + ".");
  }
}
