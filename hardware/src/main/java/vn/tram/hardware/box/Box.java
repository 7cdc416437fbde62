package vn.tram.hardware.box;

/** One box on a wall: an eye, a face and a voice. */
public interface Box extends AutoCloseable {

  Scanner scanner();

  Display display();

  Signal signal();

  /** Releases the devices; closes the scanner first. */
  @Override
  void close();
}
