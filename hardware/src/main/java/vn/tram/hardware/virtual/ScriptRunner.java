package vn.tram.hardware.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Subscription;

/** Plays a script before a virtual box. */
public final class ScriptRunner {
  private final VirtualBox box;
  private final Path folder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();

  /** The answers since the last picture was shown. */
  private final List<Tone> tones = new ArrayList<>();

  private long answers;

  /**
   * A runner for one box.
   *
   * @param folder what the names of pictures are relative to
   */
  public ScriptRunner(VirtualBox box, Path folder) {
    this.box = box;
    this.folder = folder;
  }

  /**
   * Plays the steps one after the other and returns after the last one.
   *
   * @throws ScriptException if a picture cannot be read or an answer did not come in time
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void run(Script script) throws InterruptedException {
    answers = box.state().answers();
    try (Subscription _ = box.listen(this::hear)) {
      for (Script.Step step : script.steps()) {
        switch (step) {
          case Script.Show show -> show(show);
          case Script.WaitFor wait -> await(wait);
          case Script.Pause pause -> TimeUnit.NANOSECONDS.sleep(pause.time().toNanos());
        }
      }
    }
  }

  private void hear(BoxState state) {
    lock.lock();
    try {
      if (state.answers() > answers) {
        answers = state.answers();
        tones.add(state.tone());
        answered.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void show(Script.Show show) {
    byte[] picture;
    try {
      picture = Files.readAllBytes(folder.resolve(show.picture()));
    } catch (IOException e) {
      throw new ScriptException(
          show.line(),
          "the picture " + show.picture() + " cannot be read; name a file that exists");
    }
    forgetTones();
    box.show(picture);
  }

  private void forgetTones() {
    lock.lock();
    try {
      tones.clear();
    } finally {
      lock.unlock();
    }
  }

  private void await(Script.WaitFor wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = wait.within().toNanos();
      while (!tones.contains(wait.tone())) {
        if (left <= 0) {
          throw new ScriptException(wait.line(), missed(wait.tone(), wait.within()));
        }
        left = answered.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private String missed(Tone tone, Duration within) {
    String heard = tones.isEmpty() ? "nothing" : tones.toString();
    return tone + " did not come within " + within.toMillis() + " ms; the box sounded " + heard;
  }
}
