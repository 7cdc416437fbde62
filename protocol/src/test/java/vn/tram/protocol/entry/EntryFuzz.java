package vn.tram.protocol.entry;

import java.io.ByteArrayOutputStream;
import java.util.List;
import vn.tram.protocol.fuzz.Oracle;

/** Journal entries one behind the other. */
public final class EntryFuzz {
  private EntryFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.readsBack(input, EntryCodec::decode, EntryFuzz::encode);
  }

  private static byte[] encode(List<JournalEntry> entries) {
    var out = new ByteArrayOutputStream();
    entries.forEach(entry -> out.writeBytes(EntryCodec.encode(entry)));
    return out.toByteArray();
  }
}
