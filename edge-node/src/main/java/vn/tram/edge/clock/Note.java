package vn.tram.edge.clock;

import java.io.IOException;
import java.util.Optional;

/** One line that outlives the power. */
public interface Note {

  /** The line; nothing where there is none. */
  Optional<String> read() throws IOException;

  /** Keeps this line instead of the one before: one of them whole, whenever the power goes. */
  void write(String line) throws IOException;

  /** Forgets the line. */
  void delete() throws IOException;
}
