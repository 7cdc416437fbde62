package vn.tram.hardware.box;

import vn.tram.hardware.part.Roll;

/** One box on a wall: an eye, a face and a voice, made of parts of which any may fail. */
public interface Box extends AutoCloseable {

  Scanner scanner();

  Display display();

  Signal signal();

  /** Which parts it has, and how each of them is. */
  Roll roll();

  /** Releases the devices; closes the scanner first. */
  @Override
  void close();
}
