package vn.tram.protocol.wire;

import java.util.List;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.fuzz.Oracle;
import vn.tram.protocol.octets.Octets;

/** Payloads of batches: the header, the deflated entries, and what they say. */
public final class BatchFuzz {
  private BatchFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.readsBack(
        input,
        BatchCodec::opened,
        opened -> BatchCodec.payload(opened.header(), opened.packed().toArray()));
    Oracle.cheap(input, () -> unpack(input));
  }

  private static void unpack(byte[] input) {
    BatchCodec.Opened opened;
    try {
      opened = BatchCodec.opened(input);
    } catch (WireException e) {
      return;
    }
    check(opened);
    // As if the bytes were the entries themselves: the fuzzer need not learn to deflate.
    Octets deflated = Octets.of(Deflated.deflate(opened.packed().toArray()));
    check(new BatchCodec.Opened(opened.header(), deflated));
  }

  private static void check(BatchCodec.Opened opened) {
    List<JournalEntry> entries;
    try {
      entries = BatchCodec.unpack(opened).entries();
    } catch (WireException e) {
      return;
    }
    Oracle.require(entries.size() == opened.header().count(), "entries are more or less than said");
    try {
      for (JournalEntry entry : entries) {
        Oracle.same(List.of(entry), EntryCodec.decode(EntryCodec.encode(entry)));
      }
    } catch (EntryException e) {
      throw new AssertionError("an entry is written so that nobody reads it", e);
    }
  }
}
