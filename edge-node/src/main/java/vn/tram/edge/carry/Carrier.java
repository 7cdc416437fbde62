package vn.tram.edge.carry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tram.edge.carry.Answered.Doubt;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.edge.journal.Marks;
import vn.tram.edge.journal.Slice;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/**
 * Writes what the hub has not acknowledged, and reads its receipts. It holds one batch in memory at
 * a time, however long the journal is, and works beside the uplink: a mark only ever rises.
 */
public final class Carrier {
  private static final RandomGenerator NONCES = new SecureRandom();

  /** More receipts than any file of ours has; whoever writes more wants to keep the gate busy. */
  private static final int MOST_RECEIPTS = 10_000;

  private final Identity identity;
  private final Journal journal;
  private final BootClock clock;
  private final TimeEar time;
  private final Ledger ledger;

  /**
   * Who carries.
   *
   * @param node the node's name
   * @param signing signs its batches
   * @param hub to whom
   */
  public record Identity(NodeName node, SigningKey signing, Hub hub) {}

  /** The hub, as the node knows it now. */
  public interface Hub {
    /** The keys whose receipts count now. */
    List<VerifyingKey> keys();

    /**
     * Obeys an order, if it is newer than the last.
     *
     * @throws WireException when it is no order of this hub for this node
     * @throws IOException when it could not be kept; then it is not obeyed either
     */
    void obey(byte[] order) throws WireException, IOException;
  }

  /**
   * A carrier for a journal.
   *
   * @param time hears what a receipt tells of the time
   * @param ledger the file that remembers what is on its way
   */
  public Carrier(Identity identity, Journal journal, BootClock clock, TimeEar time, Path ledger) {
    this.identity = identity;
    this.journal = journal;
    this.clock = clock;
    this.time = time;
    this.ledger = new Ledger(ledger);
  }

  NodeName node() {
    return identity.node();
  }

  /** What there is to carry now. */
  public Load load() {
    return new Load(
        identity.node(), journal.epoch(), journal.acknowledged() + 1, journal.lastSeq());
  }

  /**
   * Writes a whole file.
   *
   * @param load as {@link #load} told it, not empty
   * @param out stays open, and is neither flushed to a disk nor renamed here
   * @throws IOException when the medium does not take it
   * @throws JournalException when the journal cannot be read; the file is then worth nothing
   */
  public Loaded write(Load load, OutputStream out) throws IOException, JournalException {
    long nonce = NONCES.nextLong();
    ledger.forget(carriage -> carriage.epoch() != journal.epoch() || acknowledged(carriage));
    // Before the first byte leaves: a receipt for what was forgotten would not be believed.
    ledger.add(
        new Carriage(
            load.epoch(), load.firstSeq(), load.lastSeq(), nonce, clock.boot(), clock.millis()));
    var writer = new CarryWriter(out, CarryKind.BATCHES);
    var marks = new Marks(journal);
    long checkIns = 0;
    long next = load.firstSeq();
    while (next <= load.lastSeq()) {
      Slice slice = slice(next, load.lastSeq());
      Header header = marks.header(identity.node(), slice, nonce);
      writer.add(BatchCodec.encode(header, slice.entries(), identity.signing()));
      checkIns += checkIns(slice);
      next = slice.lastSeq() + 1;
    }
    writer.finish();
    return new Loaded(load, writer.messages(), checkIns);
  }

  private boolean acknowledged(Carriage carriage) {
    return carriage.lastSeq() <= journal.acknowledged();
  }

  private Slice slice(long firstSeq, long lastSeq) throws JournalException {
    int entries = (int) Math.min(Portion.MOST_ENTRIES, lastSeq - firstSeq + 1);
    Slice slice = journal.read(firstSeq, entries, Portion.MOST_BYTES);
    if (slice.entries().isEmpty() || slice.firstSeq() != firstSeq) {
      throw new JournalException(Reason.FAILED, "the journal has no entry " + firstSeq);
    }
    return slice;
  }

  private static long checkIns(Slice slice) throws JournalException {
    long checkIns = 0;
    for (byte[] entry : slice.entries()) {
      try {
        checkIns += EntryCodec.decode(entry).getFirst() instanceof CheckIn ? 1 : 0;
      } catch (EntryException e) {
        throw new JournalException(Reason.FAILED, "an entry is not to be understood", e);
      }
    }
    return checkIns;
  }

  /**
   * Reads a receipt file. What is believed moves the journal's mark, orders of the hub are obeyed;
   * whatever else the file holds changes nothing, however often it is read.
   *
   * @throws IOException when the medium fails
   * @throws JournalException when the journal does not take it
   */
  public Answered read(InputStream in) throws IOException, JournalException {
    long before = journal.acknowledged();
    List<Carriage> carriages =
        ledger.carriages().stream().filter(c -> c.epoch() == journal.epoch()).toList();
    var reader = new CarryReader(in, CarryKind.RECEIPTS);
    var court = new Court(identity, journal, new Marks(journal), carriages);
    int believed = 0;
    int strange = 0;
    Doubt why = Doubt.NONE;
    Optional<byte[]> message = reader.next();
    while (message.isPresent() && reader.messages() <= MOST_RECEIPTS) {
      Court.Word word = court.hear(message.get());
      if (word instanceof Court.Word.Believed(Receipt receipt, Carriage carriage)) {
        believed++;
        journal.acknowledge(receipt.point());
        hearTime(receipt, carriage);
      } else if (word instanceof Court.Word.Lost(ChainPoint left, Carriage carriage)) {
        strange++;
        why = Doubt.HUB_LOST;
        // Once: a replay must not send the node back again and again.
        ledger.forget(carriage::equals);
        journal.goBack(left);
      } else if (word instanceof Court.Word.Doubted(Doubt doubt)) {
        strange++;
        why = doubt;
      }
      message = reader.next();
    }
    boolean torn = message.isPresent() || reader.ending() != Ending.WHOLE;
    ledger.forget(this::acknowledged);
    return new Answered(
        believed,
        strange,
        why,
        torn ? 1 : 0,
        !torn && reader.messages() == 0 ? 1 : 0,
        checkIns(before + 1, journal.acknowledged()),
        journal.acknowledged(),
        checkIns(journal.acknowledged() + 1, journal.lastSeq()));
  }

  /** Nothing was read. */
  Answered nothing() {
    return new Answered(0, 0, Doubt.NONE, 0, 0, 0, journal.acknowledged(), 0);
  }

  private long checkIns(long firstSeq, long lastSeq) throws JournalException {
    long checkIns = 0;
    long next = firstSeq;
    while (next <= lastSeq) {
      Slice slice = slice(next, lastSeq);
      checkIns += checkIns(slice);
      next = slice.lastSeq() + 1;
    }
    return checkIns;
  }

  private void hearTime(Receipt receipt, Carriage carriage) throws JournalException {
    var reading = new RoundTrip(clock.boot(), clock.millis());
    Optional<Anchor> anchor = reading.anchor(receipt, carriage);
    if (anchor.isPresent()) {
      time.heard(anchor.get());
    }
  }
}
