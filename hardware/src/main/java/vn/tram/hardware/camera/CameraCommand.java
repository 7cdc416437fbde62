package vn.tram.hardware.camera;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/** The process that writes the frames. Closing it ends it and whatever it has started. */
final class CameraCommand implements AutoCloseable {

  /** Who may use a Pi's camera. */
  private static final String GROUP = "video";

  /** What Java says where the system's error is EACCES: it is there and may not be run. */
  private static final Pattern FORBIDDEN = Pattern.compile("error[=:] ?13\\b");

  private static final int LONGEST_WORDS = 2_000;
  private static final int LONGEST_LINE = 120;

  /** What a pipe holds: who complains without end is not listened to byte by byte. */
  private static final int LARGEST_PIECE = 65_536;

  /** It is asked to put the camera back in order, and then not asked any more. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  /** The package of Raspberry Pi OS and Debian that has a command. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "rpicam-vid", "rpicam-apps",
          "ffmpeg", "ffmpeg",
          "gst-launch-1.0", "gstreamer1.0-tools");

  /** Colours, and when and by whom something was said, as libcamera puts it before each line. */
  private static final Pattern BEFORE_WORDS = Pattern.compile("^(?:\\[[^\\]]*\\]\\s*)+");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Process process;
  private final Thread listener;
  private volatile String lastWords = "";

  private CameraCommand(Process process) {
    this.process = process;
    // Nobody may have to wait for somebody to read his complaints.
    this.listener = Thread.ofVirtual().name("camera-words").unstarted(this::listen);
  }

  /**
   * Starts a command; relative names are looked for where the system looks for programs.
   *
   * @throws PartException when there is no such command, or it may not be run
   */
  static CameraCommand start(List<String> command) throws PartException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      CameraCommand started = new CameraCommand(process);
      started.listener.start();
      return started;
    } catch (IOException e) {
      String name = command.getFirst();
      throw FORBIDDEN.matcher(String.valueOf(e.getMessage())).find()
          ? new PartException(e, Fault.FORBIDDEN, name, GROUP)
          : missing(e, name);
    }
  }

  private static PartException missing(IOException e, String name) {
    String command = name.substring(name.lastIndexOf('/') + 1);
    return PACKAGES.containsKey(command)
        ? new PartException(e, Fault.NOT_FOUND, name, PACKAGES.get(command))
        : new PartException(e, Fault.NOT_FOUND, name, CameraSettings.FILE, CameraSettings.COMMAND);
  }

  private void listen() {
    byte[] words = new byte[LARGEST_PIECE];
    try (InputStream complaints = process.getErrorStream()) {
      for (int count = complaints.read(words); count >= 0; count = complaints.read(words)) {
        int from = Math.max(0, count - LONGEST_WORDS);
        lastWords = new String(words, from, count - from, StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      // The process was ended.
      return;
    }
  }

  InputStream frames() {
    return process.getInputStream();
  }

  /**
   * How it ended, once its frames have ended.
   *
   * @return its status, from 0 to 255; empty while it still runs
   */
  OptionalInt status() throws InterruptedException {
    return process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** The last line of what it complained of, in what can be printed; or nothing. */
  String lastWords() throws InterruptedException {
    listener.join(FAREWELL);
    String line =
        lastWords
            .lines()
            .map(CameraCommand::plain)
            .filter(each -> !each.isEmpty())
            .reduce("", (_, later) -> later);
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
  }

  private static String plain(String line) {
    String words = BEFORE_WORDS.matcher(COLOUR.matcher(line).replaceAll("")).replaceAll("");
    return words.replaceAll("[^\\p{Print}\\p{L}]", " ").strip();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
