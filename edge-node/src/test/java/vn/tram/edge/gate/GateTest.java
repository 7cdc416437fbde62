package vn.tram.edge.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.box.Unreadable;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Pass;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.card.TypedEntry;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.entry.JournalEntry.Flag;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Key;
import vn.tram.protocol.entry.JournalEntry.Person;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.SigningKey;

class GateTest {
  private static final String CARD =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";
  private static final String OTHER_CARD =
      "024188000002||Trần Thị Mẫu|01021988|Nữ|Tân Lập, Bắc Giang|22062022";

  @TempDir Path home;

  @Test
  void aVisitorComesInAndGoesOutAndOnlyAsMuchOfHimIsShownAsMayBe() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      Label mau = new Label("N.V.M", Sex.MALE, 1988);
      assertEquals(new Decision.In(mau, 4), stage.scan(CARD));
      stage.waitAMinute();
      assertEquals(new Decision.Out(mau, 5), stage.scan(CARD));
      assertEquals(List.of(Tone.IN, Tone.OUT), stage.tones);
      assertEquals("N.V.M · Male · 1988", stage.screens.getFirst().detail());
    }
  }

  @Test
  void greenSoundsOnlyWhenTheEntryIsInTheJournal() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      Decision.In in = assertInstanceOf(Decision.In.class, stage.scan(CARD));
      assertEquals(List.of(in.seq()), stage.seqAtTone);
    }
  }

  @Test
  void aRegularCostsHisCardOnceAndThenAFewBytes() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      long first = stage.clock.millis();
      stage.scan(CARD);
      stage.waitAMinute();
      stage.scan(CARD);
      List<JournalEntry> entries = stage.entries();
      assertInstanceOf(Boot.class, entries.get(0));
      assertInstanceOf(Key.class, entries.get(1));
      assertInstanceOf(Person.class, entries.get(2));
      assertEquals(new CheckIn(3, Direction.IN, 0, first, Set.of()), entries.get(3));
      assertEquals(new CheckIn(3, Direction.OUT, 0, first + 60_000, Set.of()), entries.get(4));
      assertEquals(5, entries.size());
    }
  }

  @Test
  void theHubReadsTheVeryWordsOfTheScan() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.scan(CARD);
      assertEquals(CARD, words(stage, 3));
    }
  }

  @Test
  void aCardThatSaysSomethingNewIsWrittenAgain() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.scan("024088000001");
      stage.waitAMinute();
      stage.scan(CARD);
      assertEquals("024088000001", words(stage, 3));
      assertEquals(CARD, words(stage, 5));
      assertEquals(5, ((CheckIn) stage.entries().get(5)).person());
    }
  }

  @Test
  void theSameCardWithinFiveSecondsCountsOnceHoweverOftenItIsSeen() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.scan(CARD);
      for (int look = 0; look < 5; look++) {
        stage.clock.pass(Debounce.TIME.toMillis() - 1);
        Decision.Already already = assertInstanceOf(Decision.Already.class, stage.scan(CARD));
        assertEquals(Direction.IN, already.last());
      }
      assertInstanceOf(Decision.In.class, stage.scan(OTHER_CARD));
      stage.clock.pass(Debounce.TIME.toMillis());
      assertInstanceOf(Decision.Out.class, stage.scan(CARD));
    }
  }

  @Test
  void theSameCardStillCountsOnceWhenTheProgramStartsAgainInBetween() throws Exception {
    long now;
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.scan(CARD);
      now = stage.clock.millis();
    }
    try (Stage stage = Stage.set(home, Stage.BOOT, now + 2_000, Way.TOGGLE)) {
      assertInstanceOf(Decision.Already.class, stage.scan(CARD));
    }
  }

  @Test
  void afterAnotherBootTheSameReadingOfTheBootClockIsAnotherTime() throws Exception {
    long now;
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.scan(CARD);
      now = stage.clock.millis();
    }
    try (Stage stage = Stage.set(home, new UUID(5, 5), now + 2_000, Way.TOGGLE)) {
      assertEquals(1, stage.log.book().inside());
      assertInstanceOf(Decision.Out.class, stage.scan(CARD));
      assertEquals(0, stage.log.book().inside());
    }
  }

  @Test
  void aLaneWithADirectionKeepsItWhoeverIsInside() throws Exception {
    try (Stage stage = Stage.set(home, Way.IN, Way.OUT)) {
      assertInstanceOf(Decision.In.class, stage.scan(CARD, 0));
      stage.waitAMinute();
      assertInstanceOf(Decision.In.class, stage.scan(CARD, 0));
      assertEquals(1, stage.log.book().inside());
      stage.waitAMinute();
      assertInstanceOf(Decision.Out.class, stage.scan(CARD, 1));
      stage.waitAMinute();
      assertInstanceOf(Decision.Out.class, stage.scan(CARD, 2));
      assertEquals(0, stage.log.book().inside());
    }
  }

  @Test
  void aSwitchOrAButtonOfTheBoxSaysMoreThanTheSettingOfTheLane() throws Exception {
    try (Stage stage = Stage.set(home, Way.IN, Way.OUT, Way.TOGGLE)) {
      assertInstanceOf(Decision.Out.class, stage.scan(CARD, 0, Heading.OUT));
      stage.waitAMinute();
      assertInstanceOf(Decision.In.class, stage.scan(CARD, 1, Heading.IN));
      stage.waitAMinute();
      assertInstanceOf(Decision.In.class, stage.scan(CARD, 2, Heading.IN));
      stage.waitAMinute();
      assertInstanceOf(Decision.Out.class, stage.scan(CARD, 2, Heading.UNSAID));
      List<Direction> written =
          stage.entries().stream()
              .filter(CheckIn.class::isInstance)
              .map(entry -> ((CheckIn) entry).direction())
              .toList();
      assertEquals(List.of(Direction.OUT, Direction.IN, Direction.IN, Direction.OUT), written);
      assertEquals(0, stage.log.book().inside());
    }
  }

  @Test
  void aTypedVisitorIsSealedLikeAScanAndSaysThatHeWasTyped() throws Exception {
    var entry = new TypedEntry(CardKey.Kind.PHONE, "0901 234 567", "Nguyễn Văn Mẫu");
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      Decision.In in = assertInstanceOf(Decision.In.class, stage.gate.accept(entry, 0));
      assertEquals("N.V.M", in.who().initials());
      assertEquals(Form.TYPED, ((Person) stage.entries().get(2)).form());
      assertEquals(entry.text(), words(stage, 3));
      assertEquals(Set.of(Flag.TYPED), ((CheckIn) stage.entries().get(3)).flags());
      assertTrue(stage.log.book().recent().getFirst().typed());
      assertEquals(List.of(Tone.IN), stage.tones);
    }
  }

  private static final List<String> NO_CARDS =
      List.of(
          "",
          " ",
          "x".repeat(10_000_000),
          "\u0001\u0002\uFFFD",
          "hello",
          "1234567|too|few",
          "024088000001|121000000|Nguyễn Văn Mẫu|99991988|Nam|Tân Lập|22062022",
          "https://example.org/");

  @Test
  void whatIsNoCardIsSaidAndNotStored() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      for (String text : NO_CARDS) {
        String input = text.substring(0, Math.min(80, text.length()));
        assertInstanceOf(Decision.NotRead.class, stage.scan(text), input);
        assertEquals(Tone.NOT_READ, stage.tones.getLast(), input);
        assertEquals(2, stage.journal.lastSeq(), input);
      }
      assertInstanceOf(Decision.In.class, stage.scan(CARD));
    }
  }

  @Test
  void aPictureWithoutACodeIsSaidAndNotStored() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      for (Unreadable.Reason reason : Unreadable.Reason.values()) {
        assertEquals(
            new Decision.NotSeen(reason), stage.gate.accept(new Unreadable(reason, 1_000_000, 0)));
        assertEquals(Tone.NOT_READ, stage.tones.getLast(), reason.name());
      }
      assertEquals(2, stage.journal.lastSeq());
    }
  }

  @Test
  void aPassOfOursIsLetInAndAForgedOneRefused() throws Exception {
    var pass = new Pass(Octets.ofHex("0102030405060708"), "Lê Mẫu", Sex.FEMALE, Birth.ofYear(1950));
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      assertInstanceOf(Decision.In.class, stage.scan(pass.text(Stage.PASSES.signing())));
      assertEquals(
          new Decision.Refused(Reading.Reason.FORGED_PASS),
          stage.scan(pass.text(SigningKey.generate().signing())));
      assertEquals(List.of(Tone.IN, Tone.REFUSED), stage.tones);
      assertEquals(4, stage.journal.lastSeq());
    }
  }

  @Test
  void whatTheJournalDidNotTakeIsNeverGreenAndNotAlreadyEither() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.journal.full(true);
      assertEquals(new Decision.Fault(Reason.FULL), stage.scan(CARD));
      assertEquals(new Decision.Fault(Reason.FULL), stage.scan(CARD));
      assertEquals(List.of(Tone.FULL, Tone.FULL), stage.tones);
      assertEquals("Memory full", stage.screens.getFirst().title());
      assertEquals(0, stage.log.book().inside());
      stage.journal.full(false);
      assertInstanceOf(Decision.In.class, stage.scan(CARD));
      assertEquals(CARD, words(stage, stage.journal.lastSeq() - 1));
    }
  }

  @Test
  void afterALostEntryItsNumberIsNotSealedForUnderTheSameKey() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.journal.full(true);
      stage.scan(CARD);
      stage.journal.full(false);
      // Somebody else's entries take the lost numbers.
      Clock clock = new Clock(new Anchor(1, Moment.UNKNOWN, ClockSource.HUB));
      stage.journal.append(draft -> draft.add(clock));
      stage.journal.append(draft -> draft.add(clock));
      stage.scan(OTHER_CARD);
      assertInstanceOf(Key.class, stage.entries().get(4));
      assertEquals(5, ((Person) stage.entries().get(5)).key());
      assertEquals(OTHER_CARD, words(stage, 6));
    }
  }

  @Test
  void whoeverListensCannotTurnAnAnswerIntoAnother() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.journal.onAppend(
          () -> {
            throw new IllegalStateException("a listener of the journal");
          });
      stage.log.watch(
          event -> {
            throw new IllegalStateException("a listener of the gate");
          });
      assertInstanceOf(Decision.In.class, stage.scan(CARD));
      assertEquals(List.of(Tone.IN), stage.tones);
    }
  }

  @Test
  void aJournalThatFailsInAnUnforeseenWayIsAFaultToo() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.journal.broken(true);
      assertEquals(new Decision.Fault(Reason.FAILED), stage.scan(CARD));
      assertEquals(List.of(Tone.FAULT), stage.tones);
      assertEquals(2, stage.journal.lastSeq());
    }
  }

  @Test
  void aDataKeyServesADayAndARegularIsSealedAnewUnderTheNext() throws Exception {
    try (Stage stage = Stage.set(home, Way.TOGGLE)) {
      stage.scan(CARD);
      stage.clock.pass(Sealer.LIFE.toMillis());
      stage.scan(CARD);
      assertInstanceOf(Key.class, stage.entries().get(4));
      assertEquals(5, ((Person) stage.entries().get(5)).key());
      assertEquals(CARD, words(stage, 6));
      assertEquals(6, ((CheckIn) stage.entries().get(6)).person());
    }
  }

  @Test
  void eachStartSaysItsBootAndBeginsAFreshKey() throws Exception {
    Stage.set(home, Way.TOGGLE).close();
    try (Stage stage = Stage.set(home, new UUID(6, 6), 5, Way.TOGGLE)) {
      List<JournalEntry> entries = stage.entries();
      assertEquals(new UUID(6, 6), ((Boot) entries.get(2)).boot());
      assertNotEquals(((Key) entries.get(1)).sealed(), ((Key) entries.get(3)).sealed());
    }
  }

  private static String words(Stage stage, long seq) throws Exception {
    Person person = (Person) stage.entries().get((int) seq - 1);
    Key key = (Key) stage.entries().get((int) person.key() - 1);
    long epoch = stage.journal.epoch();
    return Stage.HUB
        .open(key.sealed(), new Place(Stage.NODE, epoch, person.key()))
        .open(person.sealed(), new Place(Stage.NODE, epoch, seq));
  }
}
