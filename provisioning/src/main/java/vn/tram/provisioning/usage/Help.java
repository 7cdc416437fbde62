package vn.tram.provisioning.usage;

import java.util.Locale;
import java.util.ResourceBundle;

/** The help of every command, by the names that picocli gives to its parts. */
public final class Help {
  private Help() {}

  /** In one language. */
  public static ResourceBundle in(Locale language) {
    return ResourceBundle.getBundle(
        Help.class.getPackageName() + ".texts",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
