package vn.tram.hub.carry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Function;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.Audit;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.route.Carried;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/**
 * Takes files of batches, each batch on the way of those that come over the wire. Files may come
 * twice, torn, in any order, while the same entries come over the wire: the merge sorts it out.
 */
public final class Importer {
  /** A file of ours has none; whoever fills one with rubbish must not keep the hub busy. */
  private static final int MOST_REFUSED = 100;

  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_NAME = 120;

  private final Function<byte[], Carried> way;
  private final Function<NodeName, Optional<byte[]>> orders;
  private final Imports imports;
  private final Audit audit;
  private final Pulse pulse;

  /**
   * An importer.
   *
   * @param way where a batch goes
   * @param orders what each node is to be told along with its receipts, signed
   * @param pulse beats when something came
   */
  public Importer(
      Function<byte[], Carried> way,
      Function<NodeName, Optional<byte[]>> orders,
      Imports imports,
      Audit audit,
      Pulse pulse) {
    this.way = way;
    this.orders = orders;
    this.imports = imports;
    this.audit = audit;
    this.pulse = pulse;
  }

  /**
   * Takes a file that somebody brought to the page.
   *
   * @param file its name, as its owner calls it
   * @throws IOException when it cannot be read; what was read of it is taken
   * @throws PostponedException when the database is away; the same file is to come again
   */
  public Import take(Account account, String file, InputStream in)
      throws IOException, PostponedException {
    Import taken = take(account.name(), shortened(file), in);
    audit.note(account, AuditEntry.Action.CARRIED_IN, detail(taken));
    return taken;
  }

  /**
   * Takes a file that somebody put into the watched folder.
   *
   * @throws IOException when it cannot be read; what was read of it is taken
   * @throws PostponedException when the database is away; the same file is to come again
   */
  Import take(String file, InputStream in) throws IOException, PostponedException {
    Import taken = take("", shortened(file), in);
    audit.noteStranger(AuditEntry.Action.CARRIED_IN, detail(taken));
    return taken;
  }

  private Import take(String account, String file, InputStream in)
      throws IOException, PostponedException {
    MessageDigest digest = sha256();
    var reader =
        new CarryReader(
            new BufferedInputStream(new DigestInputStream(in, digest), BUFFER), CarryKind.BATCHES);
    var tally = new Tally();
    var book = new ReceiptBook();
    Ending ending = read(reader, tally, book);
    Counts counts = tally.counts();
    byte[] receipts = book.file(orders).orElseGet(() -> new byte[0]);
    long id = imports.add(account, file, digest.digest(), counts, ending, receipts);
    pulse.changed();
    return imports.find(id).orElseThrow();
  }

  /** The receipt file for a file that was taken; nothing where the hub answers nothing of it. */
  Optional<Octets> receipts(Import taken) {
    return imports.receipts(taken);
  }

  private Ending read(CarryReader reader, Tally tally, ReceiptBook book)
      throws IOException, PostponedException {
    Optional<byte[]> message = reader.next();
    while (message.isPresent()) {
      switch (way.apply(message.get())) {
        case Carried.Judged judged -> {
          tally.add(judged);
          book.add(judged);
        }
        case Carried.Refused refused -> tally.refuse(refused.reason().reason());
        case Carried.Postponed postponed -> throw new PostponedException();
      }
      if (tally.refused() > MOST_REFUSED) {
        return Ending.DAMAGED;
      }
      message = reader.next();
    }
    return reader.ending();
  }

  /** Names nobody: files are called after nodes, and what is not is not told. */
  private static String detail(Import taken) {
    return taken.hash().toHex().substring(0, 12)
        + " "
        + taken.counts().nodes()
        + " "
        + taken.counts().firstSeq()
        + "–"
        + taken.counts().lastSeq();
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}/\\\\\"]", "_");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
