package vn.tram.hub.console;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Drawings of Bootstrap Icons, put into the pages themselves: no font to load, no flicker. */
enum Icons {
  GRID("grid-1x2"),
  NODES("router"),
  PEOPLE("person-vcard"),
  TRACE("diagram-3"),
  BATCHES("inbox"),
  CARRY("usb-drive"),
  UPLOAD("upload"),
  AUDIT("journal-check"),
  KEY("key"),
  LEAVE("box-arrow-right"),
  DOWNLOAD("download"),
  SEARCH("search"),
  REPEAT("arrow-repeat"),
  WARNING("exclamation-triangle"),
  DONE("check-circle"),
  MENU("list"),
  SHIELD("shield-lock"),
  CLOCK("clock-history"),
  CONTACTS("people");

  private static final String FOLDER = "META-INF/resources/webjars/bootstrap-icons/1.13.1/icons/";
  private static final Map<Icons, String> DRAWINGS = new EnumMap<>(Icons.class);

  static {
    for (Icons icon : values()) {
      DRAWINGS.put(icon, read(icon.file));
    }
  }

  private final String file;

  Icons(String file) {
    this.file = file;
  }

  /** The drawing, hidden from screen readers: a text always stands beside it. */
  Content drawing() {
    return output -> output.writeContent(DRAWINGS.get(this));
  }

  private static String read(String file) {
    try (InputStream in =
        Icons.class.getClassLoader().getResourceAsStream(FOLDER + file + ".svg")) {
      if (in == null) {
        throw new IllegalStateException("the class path has no icon " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .strip()
          .replaceFirst(
              "class=\"[^\"]*\"", "class=\"icon\" aria-hidden=\"true\" focusable=\"false\"");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the icon " + file, e);
    }
  }
}
