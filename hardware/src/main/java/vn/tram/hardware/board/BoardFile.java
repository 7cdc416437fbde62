package vn.tram.hardware.board;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.representer.Representer;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;

/** Reads {@code box.yaml}. */
public final class BoardFile {

  /** The usual name of a board file, in the folder of the gate. */
  public static final String NAME = "box.yaml";

  /** The board file itself, as a part of the box. */
  static final Part BOARD = new Part(NAME, Part.Kind.BOARD);

  /** A box with dozens of parts needs a few thousand bytes. */
  private static final int MOST_BYTES = 65_536;

  /** What the library says before a name that stands twice in one map. */
  private static final String TWICE = "found duplicate key ";

  private BoardFile() {}

  /**
   * What the file says, for a machine. Whatever is in it, there is an answer; a file that is not
   * there says nothing.
   */
  public static BoardPlan read(Path file, Machine machine) {
    String shown = String.valueOf(file.getFileName());
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe without a writer would keep whoever opens it.
      return unreadable(shown);
    }
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? unreadable(shown, "≤ " + MOST_BYTES / 1024 + " KiB")
          : parse(shown, utf8(bytes), machine, BoardFile::ownName);
    } catch (NoSuchFileException e) {
      return BoardPlan.NONE;
    } catch (CharacterCodingException e) {
      return unreadable(shown, "UTF-8");
    } catch (IOException e) {
      return unreadable(shown);
    }
  }

  /** {@code /dev/serial0} is a link; what is not plugged in is called as it is written. */
  static String ownName(String device) {
    try {
      return Path.of(device).toRealPath().toString();
    } catch (IOException e) {
      return device;
    }
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * What a text says.
   *
   * @param shown what the file is called in sentences
   * @param devices gives a device's own name for any of its names
   */
  static BoardPlan parse(
      String shown, String text, Machine machine, UnaryOperator<String> devices) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object tree;
    try {
      var dumper = new DumperOptions();
      tree =
          new Yaml(
                  new SafeConstructor(options),
                  new Representer(dumper),
                  dumper,
                  options,
                  new Wording())
              .load(text);
    } catch (MarkedYAMLException e) {
      return misplaced(shown, e);
    } catch (RuntimeException e) {
      // The library throws more than its own exceptions, for example at "!!int x".
      return unreadable(shown);
    }
    return BoardReader.read(tree, machine, devices);
  }

  /** Where a person looks for what is wrong, and which name stands there a second time. */
  private static BoardPlan misplaced(String shown, MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    if (mark == null) {
      return unreadable(shown);
    }
    String line = Integer.toString(mark.getLine() + 1);
    String column = Integer.toString(mark.getColumn() + 1);
    return e instanceof DuplicateKeyException && e.getProblem().startsWith(TWICE)
        ? unreadable(shown, line, column, Entry.shown(e.getProblem().substring(TWICE.length())))
        : unreadable(shown, line, column);
  }

  private static BoardPlan unreadable(String... details) {
    return new BoardPlan(List.of(), List.of(Mistake.of(BOARD, Fault.FILE_UNREADABLE, details)));
  }
}
