package vn.tram.edge.carry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.edge.journal.JournalException;

/** Carries for whoever asks, one at a time: the guard's page, and programs on this machine. */
public final class Porter implements AutoCloseable {
  private final Carrier carrier;
  private final Sticks sticks;
  private final Door door;
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * A porter.
   *
   * @param sticks finds the stick that nobody names
   * @param door where programs on this machine find him; not there until {@link #open}
   */
  public Porter(Carrier carrier, Sticks sticks, Path door) {
    this.carrier = carrier;
    this.sticks = sticks;
    this.door = new Door(door);
  }

  /** Lets programs of this machine that may read the gate's secrets find the console. */
  public void open(URI console) throws IOException {
    door.open(console);
  }

  /** Whether a program proved that it may read the gate's secrets. */
  public boolean admits(String token) {
    return door.admits(token);
  }

  /** Writes to the stick that is there. */
  public Loaded out() throws CarryException {
    return out(sticks.one());
  }

  /** Writes to this stick. */
  public Loaded out(Stick stick) throws CarryException {
    turn.lock();
    try {
      return stick.write(carrier);
    } finally {
      turn.unlock();
    }
  }

  /** Reads the receipts on the stick that is there. */
  public Answered in() throws CarryException {
    return in(sticks.one());
  }

  /** Reads the receipts on this stick. */
  public Answered in(Stick stick) throws CarryException {
    turn.lock();
    try {
      return stick.read(carrier);
    } finally {
      turn.unlock();
    }
  }

  /** What there is to carry now. */
  public Load load() {
    return carrier.load();
  }

  /** Writes a file whose place is somebody else's business, see {@link Carrier#write}. */
  public void write(Load load, OutputStream out) throws IOException, CarryException {
    turn.lock();
    try {
      carrier.write(load, out);
    } catch (JournalException e) {
      throw new CarryException(e, CarryException.Problem.JOURNAL);
    } finally {
      turn.unlock();
    }
  }

  /** Reads a receipt file that somebody hands over, see {@link Carrier#read}. */
  public Answered read(InputStream in) throws IOException, CarryException {
    turn.lock();
    try {
      return carrier.read(in);
    } catch (JournalException e) {
      throw new CarryException(e, CarryException.Problem.JOURNAL);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    door.close();
  }
}
