package vn.tram.hardware.voice;

import java.util.concurrent.TimeUnit;

/** The machine's own time. */
final class Bell implements Tempo {

  private boolean rung;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public synchronized void ring() {
    rung = true;
    notifyAll();
  }

  @Override
  public synchronized void await(long nanos) throws InterruptedException {
    long began = nanos();
    while (!rung) {
      long left = nanos - (nanos() - began);
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    rung = false;
  }
}
