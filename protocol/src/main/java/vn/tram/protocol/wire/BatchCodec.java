package vn.tram.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.zip.DataFormatException;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * The bytes of batches, laid out in PROTOCOL.md.
 *
 * <p>A batch is opened in two steps, because a hub has to acknowledge, and park, a batch whose
 * header it understands and whose entries it does not.
 */
public final class BatchCodec {
  private static final int MAX_PLAIN = 4 * 1024 * 1024;

  private BatchCodec() {}

  /**
   * A batch whose signature was checked and whose entries are still packed.
   *
   * @param header as signed
   * @param packed the deflated entries
   */
  public record Opened(Header header, Octets packed) {}

  /** The signed bytes of a batch. */
  public static byte[] encode(Batch batch, SigningKey key) {
    List<byte[]> entries = batch.entries().stream().map(EntryCodec::encode).toList();
    return encode(batch.header(), entries, key);
  }

  /**
   * The signed bytes of a batch whose entries are encoded already, as a journal keeps them.
   *
   * @param entries one element an entry, as many as the header says
   */
  public static byte[] encode(Header header, List<byte[]> entries, SigningKey key) {
    if (entries.size() != header.count()) {
      throw new IllegalArgumentException(
          "the header says " + header.count() + " entries, not " + entries.size());
    }
    var plain = new ByteArrayOutputStream();
    entries.forEach(plain::writeBytes);
    byte[] packed = Deflated.deflate(plain.toByteArray());
    return Envelope.seal(Envelope.Kind.BATCH, payload(header, packed), key);
  }

  static byte[] payload(Header header, byte[] packed) {
    return Fields.write(
        10,
        out -> {
          out.writeString(header.node().value());
          out.writeNumber(header.epoch());
          out.writeNumber(header.firstSeq());
          out.writeNumber(header.count());
          out.writeNumber(header.bootSeq());
          out.writeNumber(header.nonce());
          Fields.write(out, header.before());
          Fields.write(out, header.after());
          out.writeBoolean(header.nothingEarlier());
          out.writeBinary(packed);
        });
  }

  /**
   * Whose batch these bytes claim to be, for messages that come without a topic. It is only a
   * claim: {@link #open} with that node's key tells whether it is true.
   *
   * @throws WireException when the bytes are no message of this version
   */
  public static NodeName claimedSender(byte[] bytes) throws WireException {
    return Fields.first(Envelope.unverified(bytes), Fields::node);
  }

  /**
   * Checks the signature and reads the header.
   *
   * @param sender the node that the bytes came from, as the topic says
   * @param key the sender's
   * @throws WireException when the bytes are not a batch that this node signed
   */
  public static Opened open(byte[] bytes, NodeName sender, VerifyingKey key) throws WireException {
    Opened opened = opened(Envelope.open(Envelope.Kind.BATCH, bytes, key));
    if (!opened.header().node().equals(sender)) {
      throw new WireException(
          Reason.FOREIGN_NODE, sender + " sent a batch in the name of " + opened.header().node());
    }
    return opened;
  }

  /**
   * Reads the header of a batch that was {@link #open opened} before and kept since, in a place
   * where nobody else writes: the signature is not checked again.
   *
   * @throws WireException when the bytes are not a batch
   */
  public static Opened reopen(byte[] kept) throws WireException {
    return opened(Envelope.unverified(kept));
  }

  /** What a payload says, whoever signed it. */
  static Opened opened(byte[] payload) throws WireException {
    return Fields.read(
        payload,
        in ->
            new Opened(
                new Header(
                    in.node(),
                    in.number(),
                    in.number(),
                    in.smallNumber(),
                    in.number(),
                    in.number(),
                    in.mark(),
                    in.mark(),
                    in.flag()),
                Octets.of(in.bytes())));
  }

  /**
   * Unpacks the entries.
   *
   * @throws WireException with {@link Reason#BAD_ENTRIES} when this version does not understand
   *     them
   */
  public static Batch unpack(Opened opened) throws WireException {
    try {
      byte[] plain = Deflated.inflate(opened.packed().toArray(), MAX_PLAIN);
      var marks = new Marks(opened.header().pointBefore(), plain);
      List<JournalEntry> entries = EntryCodec.decode(plain, marks);
      return new Batch(opened.header(), entries, marks.chain());
    } catch (EntryException | DataFormatException | IllegalArgumentException e) {
      throw new WireException(Reason.BAD_ENTRIES, e.getMessage(), e);
    }
  }

  /** Goes along entries that stand one behind the other. */
  private static final class Marks implements IntConsumer {
    private final Chain.Builder builder;
    private final byte[] plain;
    private int begin;

    Marks(ChainPoint before, byte[] plain) {
      this.builder = new Chain.Builder(before);
      this.plain = plain;
    }

    @Override
    public void accept(int end) {
      builder.add(plain, begin, end - begin);
      begin = end;
    }

    Chain chain() {
      return builder.chain();
    }
  }
}
