package vn.tram.systemtests.powercut;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import vn.tram.hardware.box.Tone;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.seal.SealException;
import vn.tram.systemtests.powercut.Testimony.Promise;

/** Reads entries as the hub would: whose seal does not open is not intact. */
final class Contents {
  private static final System.Logger LOG = System.getLogger(Contents.class.getName());

  private final HubSealKey hub;

  /** Opening a seal is slow, and most cuts leave the same ones. */
  private final Map<Sealed, DataKey> keys = new HashMap<>();

  private final Map<Sealed, String> digests = new HashMap<>();

  private record Sealed(Place place, Octets bytes) {}

  Contents(HubSealKey hub) {
    this.hub = hub;
  }

  /**
   * What the entries of a journal keep.
   *
   * @param entries all of them, from the first on
   * @throws EntryException when one is not to be understood
   * @throws SealException when one was sealed otherwise, or elsewhere
   */
  List<Promise> kept(long epoch, List<byte[]> entries) throws EntryException, SealException {
    var reading = new Reading(epoch);
    for (int i = 0; i < entries.size(); i++) {
      reading.take(i + 1L, entries.get(i));
    }
    return reading.kept;
  }

  /**
   * What is kept by entries some of which are missing.
   *
   * @param entries by their seq
   */
  List<Promise> salvaged(long epoch, SortedMap<Long, byte[]> entries) {
    var reading = new Reading(epoch);
    entries.forEach(
        (seq, entry) -> {
          try {
            reading.take(seq, entry);
          } catch (EntryException | SealException e) {
            LOG.log(System.Logger.Level.DEBUG, "an entry keeps nothing", e);
          }
        });
    return reading.kept;
  }

  /** One journal, entry by entry. */
  private final class Reading {
    private final long epoch;
    private final Map<Long, DataKey> keyAt = new HashMap<>();
    private final Map<Long, String> digestAt = new HashMap<>();
    private final List<Promise> kept = new ArrayList<>();

    private Reading(long epoch) {
      this.epoch = epoch;
    }

    private void take(long seq, byte[] bytes) throws EntryException, SealException {
      Place place = new Place(Outside.NODE, epoch, seq);
      JournalEntry entry = EntryCodec.decode(bytes).getFirst();
      switch (entry) {
        case Key key -> keyAt.put(seq, open(new Sealed(place, key.sealed())));
        case Person person -> {
          DataKey key = keyAt.get(person.key());
          if (key == null) {
            throw new EntryException("entry " + seq + " is sealed under a key that is not there");
          }
          digestAt.put(seq, digest(key, new Sealed(place, person.sealed())));
        }
        case CheckIn checkIn -> {
          String digest = digestAt.get(checkIn.person());
          if (digest == null) {
            throw new EntryException("entry " + seq + " is of a person who is not there");
          }
          Tone tone = checkIn.direction() == Direction.IN ? Tone.IN : Tone.OUT;
          kept.add(new Promise(tone, digest, checkIn.atMillis()));
        }
        case JournalEntry.Boot _, JournalEntry.Clock _ -> {}
      }
    }
  }

  /** What the hub wrote down of what it received. */
  static List<byte[]> received(Path file) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    if (!Files.exists(file)) {
      return entries;
    }
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      while (true) {
        entries.add(in.readNBytes(in.readInt()));
      }
    } catch (EOFException e) {
      return entries;
    }
  }

  private DataKey open(Sealed sealed) throws SealException {
    DataKey known = keys.get(sealed);
    if (known == null) {
      known = hub.open(sealed.bytes(), sealed.place());
      keys.put(sealed, known);
    }
    return known;
  }

  private String digest(DataKey key, Sealed sealed) throws SealException {
    String known = digests.get(sealed);
    if (known == null) {
      known = Testimony.digest(key.open(sealed.bytes(), sealed.place()));
      digests.put(sealed, known);
    }
    return known;
  }
}
