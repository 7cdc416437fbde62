package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainPoint;

/** Whatever is asked of a journal, in whatever order, it answers like a plain list in memory. */
class JournalProperties {
  private static final Octets KEY = Octets.of(new byte[32]);

  /** One thing that somebody does to a journal. */
  sealed interface Step {
    record Append(List<JournalEntry> entries) implements Step {}

    record Remember(Visitor visitor) implements Step {}

    record Fail(List<JournalEntry> entries, Visitor visitor) implements Step {}

    record Read(int from, int maxEntries, int maxBytes) implements Step {}

    record Acknowledge(int seq) implements Step {}

    record GoBack(int seq) implements Step {}

    record Reopen() implements Step {}
  }

  @Property(tries = 12)
  void itAnswersLikeAListInMemory(@ForAll("steps") List<Step> steps)
      throws IOException, JournalException {
    Path home = Files.createTempDirectory("journal");
    DerbyJournal journal = DerbyJournal.open(home.resolve("journal"), KEY);
    try {
      var model = new Model(journal.epoch());
      for (Step step : steps) {
        switch (step) {
          case Step.Append append -> {
            model.entries.addAll(append.entries());
            assertEquals(
                model.entries.size(), journal.append(draft -> add(draft, append.entries())));
          }
          case Step.Remember remember -> {
            model.visitors.put(remember.visitor().mark(), remember.visitor());
            journal.append(draft -> draft.remember(remember.visitor()));
          }
          case Step.Fail fail -> fail(journal, fail);
          case Step.Read read -> model.expectSlice(journal, read);
          case Step.Acknowledge acknowledge -> {
            model.acknowledge(acknowledge.seq());
            Optional<ChainPoint> point = new Marks(journal).at(acknowledge.seq());
            assertEquals(acknowledge.seq() <= model.entries.size(), point.isPresent());
            if (point.isPresent()) {
              journal.acknowledge(point.get());
            }
          }
          case Step.GoBack back -> {
            Optional<ChainPoint> point = new Marks(journal).at(back.seq());
            if (point.isPresent()) {
              model.acknowledged = Math.min(model.acknowledged, back.seq());
              journal.goBack(point.get());
            }
          }
          case Step.Reopen reopen -> {
            journal.close();
            journal = DerbyJournal.open(home.resolve("journal"), KEY);
          }
        }
        model.expectFacts(journal);
      }
    } finally {
      journal.close();
      Folders.delete(home);
    }
  }

  private static void add(Draft draft, List<JournalEntry> entries) throws JournalException {
    for (JournalEntry entry : entries) {
      long next = draft.nextSeq();
      assertEquals(next, draft.add(entry));
    }
  }

  private static void fail(Journal journal, Step.Fail fail) {
    assertThrows(
        IllegalStateException.class,
        () ->
            journal.append(
                draft -> {
                  add(draft, fail.entries());
                  draft.remember(fail.visitor());
                  throw new IllegalStateException("the caller changed his mind");
                }));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<List<JournalEntry>> entries = entry().list().ofMinSize(1).ofMaxSize(4);
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(6, entries.map(Step.Append::new)),
            Tuple.of(3, visitor().map(Step.Remember::new)),
            Tuple.of(1, Combinators.combine(entries, visitor()).as(Step.Fail::new)),
            Tuple.of(
                4,
                Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.integers().between(1, 2_000))
                    .as(Step.Read::new)),
            Tuple.of(3, Arbitraries.integers().between(0, 80).map(Step.Acknowledge::new)),
            Tuple.of(1, Arbitraries.integers().between(0, 80).map(Step.GoBack::new)),
            Tuple.of(1, Arbitraries.create(Step.Reopen::new)));
    return step.list().ofMinSize(1).ofMaxSize(25);
  }

  private static Arbitrary<JournalEntry> entry() {
    Arbitrary<Long> millis = Arbitraries.longs().between(0, 1L << 40);
    return Arbitraries.oneOf(
        millis.map(at -> new Boot(new UUID(1, at % 3), "1.0", at, Instant.EPOCH, false)),
        millis.map(at -> new CheckIn(1, Direction.IN, 0, at, Set.of())),
        millis.map(at -> new Clock(new Anchor(at, Moment.UNKNOWN, ClockSource.HUB))),
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(8_000)
            .map(words -> new Person(1, Form.SCANNED, Octets.of(words))));
  }

  private static Arbitrary<Visitor> visitor() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(Direction.class),
            Arbitraries.longs().greaterOrEqual(1),
            Arbitraries.longs().between(0, 1L << 40))
        .as(
            (who, direction, seq, at) ->
                new Visitor(mark(who), direction, seq, new UUID(at, -at), at));
  }

  private static Octets mark(int who) {
    byte[] mark = new byte[Visitor.MARK_BYTES];
    mark[31] = (byte) who;
    return Octets.of(mark);
  }

  /** The list in memory. */
  private static final class Model {
    private final long epoch;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<Octets, Visitor> visitors = new HashMap<>();
    private long acknowledged;

    Model(long epoch) {
      this.epoch = epoch;
    }

    void acknowledge(long seq) {
      if (seq <= entries.size()) {
        acknowledged = Math.max(acknowledged, seq);
      }
    }

    void expectFacts(Journal journal) throws JournalException {
      assertEquals(epoch, journal.epoch());
      assertEquals(entries.size(), journal.lastSeq());
      assertEquals(acknowledged, journal.acknowledged());
      List<byte[]> encoded = entries.stream().map(EntryCodec::encode).toList();
      assertEquals(
          Chain.of(ChainPoint.START, encoded.subList(0, (int) acknowledged)).after(),
          journal.acknowledgedPoint());
      assertEquals(
          Optional.of(Chain.of(ChainPoint.START, encoded).after()),
          new Marks(journal).at(entries.size()));
      assertEquals(visitors.values().stream().filter(Visitor::inside).count(), journal.inside());
      assertEquals(
          IntStream.range(0, entries.size())
              .filter(i -> entries.get(i) instanceof Boot || entries.get(i) instanceof Clock)
              .mapToObj(i -> new Landmark(i + 1, entries.get(i)))
              .toList(),
          journal.landmarks());
      journal.append(
          draft -> {
            for (int who = 0; who <= 3; who++) {
              assertEquals(Optional.ofNullable(visitors.get(mark(who))), draft.visitor(mark(who)));
            }
          });
    }

    void expectSlice(Journal journal, Step.Read read) throws JournalException {
      Slice slice = journal.read(read.from(), read.maxEntries(), read.maxBytes());
      var expected = new ArrayList<byte[]>();
      int bytes = 0;
      for (int i = read.from() - 1;
          i < entries.size() && expected.size() < read.maxEntries();
          i++) {
        byte[] body = EntryCodec.encode(entries.get(i));
        bytes += body.length;
        if (bytes > read.maxBytes() && !expected.isEmpty()) {
          break;
        }
        expected.add(body);
      }
      assertEquals(read.from(), slice.firstSeq());
      assertEquals(expected.size(), slice.entries().size());
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), slice.entries().get(i));
      }
      long boot = 0;
      for (int i = 0; i < Math.min(read.from() - 1, entries.size()); i++) {
        boot = entries.get(i) instanceof Boot ? i + 1 : boot;
      }
      assertEquals(boot, slice.bootSeq());
    }
  }
}
