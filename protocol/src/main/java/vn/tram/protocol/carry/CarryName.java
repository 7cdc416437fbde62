package vn.tram.protocol.carry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.protocol.wire.NodeName;

/**
 * What a node calls its carry files: {@code tram-<node>-<epoch>-<first>-<last>}, which sorts by
 * journal and place and names no person. A name is for people and for the order of work; only what
 * is signed inside counts.
 *
 * @param node whose entries
 * @param epoch the first eight of the sixteen hex digits of the journal's epoch
 * @param firstSeq the first entry inside, from 1 on
 * @param lastSeq the last one
 */
public record CarryName(NodeName node, String epoch, long firstSeq, long lastSeq) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "tram-([a-z0-9][a-z0-9-]{1,39})-([0-9a-f]{8})-([0-9]{10,18})-([0-9]{10,18})"
              + "\\.(batches|receipt)");

  /** The name of a file with entries of this journal. */
  public static CarryName of(NodeName node, long epoch, long firstSeq, long lastSeq) {
    return new CarryName(node, shortEpoch(epoch), firstSeq, lastSeq);
  }

  /** What names show of an epoch. */
  public static String shortEpoch(long epoch) {
    return String.format("%016x", epoch).substring(0, 8);
  }

  /** What a file's name says, where a node gave it. */
  public static Optional<CarryName> parse(String fileName) {
    Matcher parts = SHAPE.matcher(fileName);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new CarryName(
            new NodeName(parts.group(1)),
            parts.group(2),
            Long.parseLong(parts.group(3)),
            Long.parseLong(parts.group(4))));
  }

  /** The name of the file of this kind. */
  public String file(CarryKind kind) {
    return String.format("tram-%s-%s-%010d-%010d%s", node, epoch, firstSeq, lastSeq, kind.suffix());
  }

  /** The name of the receipt file that answers a file of batches, whatever that is called. */
  public static String receiptFor(String fileName) {
    String batches = CarryKind.BATCHES.suffix();
    String stem =
        fileName.endsWith(batches)
            ? fileName.substring(0, fileName.length() - batches.length())
            : fileName;
    return stem + CarryKind.RECEIPTS.suffix();
  }
}
