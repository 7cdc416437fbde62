package vn.tram.edge.order;

import java.nio.file.Path;

/**
 * The folder {@code keys} of a gate, as far as it changes.
 *
 * @param folder that enrolment made
 */
public record KeyFolder(Path folder) {

  /** What the hub ordered last. */
  Path standing() {
    return folder.resolve("orders");
  }

  /** The certificate in force and its key. */
  Path own() {
    return folder.resolve("node.p12");
  }

  /** The certificate that is to take its place. */
  Path next() {
    return folder.resolve("next.p12");
  }

  /** A key that no certificate was issued for yet. */
  Path wish() {
    return folder.resolve("next.key");
  }

  Path password() {
    return folder.resolve("password");
  }

  Path authority() {
    return folder.resolve("ca.pem");
  }
}
