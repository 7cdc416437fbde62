package vn.tram.systemtests.diskfull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Slice;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.seal.SealException;
import vn.tram.protocol.wire.NodeName;

/**
 * How often each card passed in each direction: as the witness heard it, or as a journal has it.
 */
record Book(Map<String, Integer> passages) {
  private static final int MANY = 1_000;

  Book {
    passages = Map.copyOf(passages);
  }

  /** A line is the time, the tone, when the card was seen, and SHA-256 of its text. */
  static Book ofWitness(Path witness) throws IOException {
    Map<String, Integer> passages = new HashMap<>();
    for (String line : Files.readAllLines(witness)) {
      String[] words = line.split(" ");
      passages.merge(words[1] + " " + words[words.length - 1], 1, Integer::sum);
    }
    return new Book(passages);
  }

  /** Every entry of a journal, opened with the hub's key. */
  static Book of(DerbyJournal journal, NodeName node, HubSealKey hub)
      throws JournalException, EntryException, SealException {
    Map<String, Integer> passages = new HashMap<>();
    Map<Long, DataKey> keys = new HashMap<>();
    Map<Long, String> persons = new HashMap<>();
    long seq = journal.base().seq() + 1;
    while (seq <= journal.lastSeq()) {
      Slice slice = journal.read(seq, MANY, Integer.MAX_VALUE);
      for (byte[] bytes : slice.entries()) {
        JournalEntry entry = EntryCodec.decode(bytes).getFirst();
        Place place = new Place(node, journal.epoch(), seq);
        switch (entry) {
          case Key key -> keys.put(seq, hub.open(key.sealed(), place));
          case Person person ->
              persons.put(seq, digest(keys.get(person.key()).open(person.sealed(), place)));
          case CheckIn passed ->
              passages.merge(
                  passed.direction() + " " + persons.get(passed.person()), 1, Integer::sum);
          case JournalEntry.Boot _, JournalEntry.Clock _ -> {}
        }
        seq++;
      }
    }
    return new Book(passages);
  }

  /** How many passages of this one the other one lacks. */
  long missingIn(Book other) {
    return passages.entrySet().stream()
        .mapToLong(
            passage ->
                Math.max(0, passage.getValue() - other.passages.getOrDefault(passage.getKey(), 0)))
        .sum();
  }

  long size() {
    return passages.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
