package vn.tram.hub.keyring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * What the file {@code rotations} tells: one line a rotation, the oldest first.
 *
 * @param all the rotations
 */
record Rotations(List<Rotation> all) {
  private static final String SEAL = "seal";
  private static final String SIGNING = "signing";
  private static final String OVERLAP = "overlap";
  private static final String LEAKED = "leaked";

  /** One key took the place of another. */
  sealed interface Rotation {
    /** Milliseconds since 1970, growing. */
    long at();

    /** Another seal key. */
    record Seal(long at, int id) implements Rotation {}

    /**
     * Another signing key.
     *
     * @param old the key before
     * @param leaked whether the key before is of no more use at once
     */
    record Signing(long at, boolean leaked, VerifyingKey old, Succession succession)
        implements Rotation {}
  }

  Rotations {
    all = List.copyOf(all);
  }

  /**
   * Reads the file's content.
   *
   * @throws IllegalArgumentException when a line is none of ours
   */
  static Rotations of(String text) {
    return new Rotations(
        text.lines().filter(line -> !line.isBlank()).map(Rotations::rotation).toList());
  }

  private static Rotation rotation(String line) {
    String[] words = line.strip().split(" +");
    if (words.length == 3 && words[0].equals(SEAL)) {
      return new Rotation.Seal(Long.parseLong(words[1]), Integer.parseUnsignedInt(words[2], 16));
    }
    if (words.length == 6
        && words[0].equals(SIGNING)
        && (words[2].equals(OVERLAP) || words[2].equals(LEAKED))) {
      return new Rotation.Signing(
          Long.parseLong(words[1]),
          words[2].equals(LEAKED),
          VerifyingKey.ofX509(Octets.ofHex(words[3])),
          new Succession(VerifyingKey.ofX509(Octets.ofHex(words[4])), Octets.ofHex(words[5])));
    }
    throw new IllegalArgumentException("a line that is no rotation");
  }

  String text() {
    return all.stream().map(Rotations::line).collect(Collectors.joining("\n"));
  }

  private static String line(Rotation rotation) {
    return switch (rotation) {
      case Rotation.Seal(long at, int id) -> "%s %d %08x".formatted(SEAL, at, id);
      case Rotation.Signing(long at, boolean leaked, VerifyingKey old, Succession succession) ->
          String.join(
              " ",
              SIGNING,
              Long.toString(at),
              leaked ? LEAKED : OVERLAP,
              old.toX509().toHex(),
              succession.next().toX509().toHex(),
              succession.signature().toHex());
    };
  }

  Rotations with(Rotation rotation) {
    List<Rotation> more = new ArrayList<>(all);
    more.add(rotation);
    return new Rotations(more);
  }

  /** When the last one was; 0 when there was none. */
  long last() {
    return all.stream().mapToLong(Rotation::at).max().orElse(0);
  }

  List<Succession> successions() {
    return signings().stream().map(Rotation.Signing::succession).toList();
  }

  /** The signing key before the one in force, where its receipts still count. */
  Optional<VerifyingKey> overlapping() {
    List<Rotation.Signing> signings = signings();
    return signings.isEmpty() || signings.getLast().leaked()
        ? Optional.empty()
        : Optional.of(signings.getLast().old());
  }

  private List<Rotation.Signing> signings() {
    return all.stream()
        .filter(Rotation.Signing.class::isInstance)
        .map(Rotation.Signing.class::cast)
        .toList();
  }
}
