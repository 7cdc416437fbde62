package vn.tram.hardware.camera;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  private static final int LONGEST_WORDS = 200;

  /** What a pipe holds: who complains without end is not listened to byte by byte. */
  private static final int LARGEST_PIECE = 65_536;

  /** It is asked to put the camera back in order, and then not asked any more. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final Process process;
  private volatile String lastWords = "";

  private CameraCommand(Process process) {
    this.process = process;
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
      // Nobody may have to wait for somebody to read his complaints.
      Thread.ofVirtual().name("camera-words").start(started::listen);
      return started;
    } catch (IOException e) {
      String name = command.getFirst();
      throw FORBIDDEN.matcher(String.valueOf(e.getMessage())).find()
          ? new PartException(e, Fault.FORBIDDEN, name, GROUP)
          : new PartException(e, Fault.NOT_FOUND, name);
    }
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

  /** What it complained of last, or nothing; for a technician's log only. */
  String lastWords() {
    return lastWords;
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
