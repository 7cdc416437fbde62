package vn.tram.hardware.part;

/** Ends what it was given for when it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
