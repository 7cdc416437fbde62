package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.gate.Gate;
import vn.tram.edge.gate.GateLog;
import vn.tram.edge.gate.Way;
import vn.tram.edge.gate.Wording;
import vn.tram.edge.journal.Cut;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Marks;
import vn.tram.edge.journal.Slice;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.crowd.CardPicture;
import vn.tram.systemtests.crowd.SteadyClock;

/**
 * A gate in a process of its own, with its journal on the disk that will lose its power: the real
 * gate, the real journal, and the virtual box, whose pictures are of cards of every kind.
 */
final class CutGate implements AutoCloseable {
  private static final int PEOPLE = 60;
  private static final long SEED = 720;

  /** Nobody's card comes again within the debounce: there are more cards than that takes. */
  private static final long MILLIS_BETWEEN = 900;

  /** So many that a recovery has more to do than Derby thinks worth no checkpoint. */
  private static final int AFTER_A_CHECKPOINT = 10;

  private static final long LATER = 100_000_000;

  private static final Cut ALL =
      new Cut(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_BYTES = 1 << 20;

  private final Path folder;
  private final Outside outside;
  private final Testimony.Pen pen;
  private final SteadyClock clock = new SteadyClock(Instant.now());
  private final List<byte[]> pictures = new ArrayList<>();
  private DerbyJournal journal;
  private VirtualBox box;
  private int next;

  private CutGate(Path disk, Outside outside, Testimony.Pen pen) throws IOException {
    this.folder = disk.resolve("journal");
    this.outside = outside;
    this.pen = pen;
    for (Citizen citizen : Street.of(SEED, PEOPLE, outside.passes())) {
      for (HeldCard card : citizen.cards()) {
        pictures.add(CardPicture.of(card.text()));
      }
    }
  }

  /**
   * Lives one life.
   *
   * @param arguments the disk's folder, the folder outside, the disk's log, which life it is from 0
   *     on, how many there are, how many visitors come in each phase
   */
  public static void main(String[] arguments) throws Exception {
    var outside = new Outside(Path.of(arguments[1]));
    int life = Integer.parseInt(arguments[3]);
    int lives = Integer.parseInt(arguments[4]);
    int visitors = Integer.parseInt(arguments[5]);
    try (var pen = Testimony.Pen.open(outside.testimony(), Path.of(arguments[2]));
        var gate = new CutGate(Path.of(arguments[0]), outside, pen)) {
      // No promise of a life looks like one of another.
      gate.clock.after(LATER * life);
      if (life == 0) {
        gate.first(visitors);
      } else if (life < lives - 1) {
        gate.again();
      } else {
        gate.last(visitors);
      }
    }
  }

  /** Ends only by being killed, in the middle of a checkpoint or between two. */
  private void first(int visitors) throws Exception {
    open(Phase.CREATION);
    pen.begin(Phase.BEEPING);
    welcome(visitors);
    pen.end(Phase.BEEPING);
    pen.begin(Phase.CHECKPOINT);
    meanwhile(
        this::checkpoint,
        () -> {
          welcome(visitors);
          pen.end(Phase.CHECKPOINT);
          welcomeUntilKilled();
        });
  }

  /**
   * Ends only by being killed, at the beginning of a file of Derby's log and some visitors after
   * the last checkpoint: what goes on there from the file before is what a recovery has most to do
   * with, and it ends with a checkpoint of its own.
   */
  private void again() throws Exception {
    open(Phase.RECOVERY);
    pen.begin(Phase.CHECKPOINT);
    meanwhile(
        this::checkpoint,
        () -> {
          for (String log = newestLog(); log.equals(newestLog()); ) {
            welcome(1);
          }
        });
    pen.end(Phase.CHECKPOINT);
    welcome(AFTER_A_CHECKPOINT);
    welcomeUntilKilled();
  }

  private void welcomeUntilKilled() {
    System.out.println("kill me");
    System.out.flush();
    while (true) {
      welcome(1);
    }
  }

  private void last(int visitors) throws Exception {
    open(Phase.RECOVERY);
    pen.begin(Phase.RECEIPT);
    for (int i = 0; i < 10; i++) {
      welcome(visitors / 10);
      hubReceives();
    }
    pen.end(Phase.RECEIPT);
    pen.begin(Phase.PURGE);
    meanwhile(this::purge, () -> welcome(visitors));
    pen.end(Phase.PURGE);
    long purged = journal.base().seq();
    pen.begin(Phase.COMPRESS);
    meanwhile(
        () -> {
          purge();
          journal.tidy();
        },
        () -> welcome(visitors));
    pen.end(Phase.COMPRESS);
    if (purged == 0 || journal.base().seq() == purged) {
      throw new IllegalStateException("nothing was deleted");
    }
    pen.begin(Phase.CLOSING);
    close();
    pen.end(Phase.CLOSING);
  }

  private void open(Phase phase) throws JournalException, IOException {
    pen.begin(phase);
    journal = DerbyJournal.open(folder, outside.journalKey());
    box = VirtualBox.open(outside.box(), () -> clock.after(MILLIS_BETWEEN), InstantSource.system());
    var identity =
        new Gate.Identity(
            Outside.NODE, outside.nodeSecret(), outside.hub(), List.of(Way.TOGGLE), "proof");
    Gate gate =
        Gate.open(
            identity,
            journal,
            clock,
            new NodeClock(clock, journal),
            outside.cards(),
            new Gate.Face(box.display(), this::sound, new Wording(Locale.of("vi"))),
            new GateLog(journal.inside()));
    pen.end(phase);
    box.scanner().start(gate::accept);
  }

  /** What the disk has done by now is all that this green can rely on. */
  private void sound(Tone tone, Sight sight) {
    long position = pen.position();
    box.signal().sound(tone, sight);
    if (tone.green() && sight instanceof Scan scan) {
      pen.beep(position, tone, Testimony.digest(scan.text()), scan.bootMillis());
    }
  }

  private void welcome(int visitors) {
    for (int i = 0; i < visitors; i++) {
      Tone tone = box.show(pictures.get(next++ % pictures.size())).state().tone();
      if (!tone.green()) {
        throw new IllegalStateException("the gate answered " + tone);
      }
    }
  }

  private String newestLog() {
    String[] logs =
        folder.resolve("log").toFile().list((log, name) -> name.matches("log\\d+\\.dat"));
    return Stream.of(logs).max(Comparator.comparing(CutGate::number)).orElseThrow();
  }

  private static int number(String log) {
    return Integer.parseInt(log.replaceAll("\\D", ""));
  }

  private interface Chore {
    void run() throws SQLException, JournalException, IOException;
  }

  /** Does something to the journal again and again for as long as something else takes. */
  private static void meanwhile(Chore chore, Runnable visit) throws InterruptedException {
    var over = new AtomicBoolean();
    Thread worker =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    while (!over.get()) {
                      chore.run();
                    }
                  } catch (SQLException | JournalException | IOException e) {
                    // A life that goes wrong ends, and whoever started it notices.
                    e.printStackTrace();
                    Runtime.getRuntime().halt(1);
                  }
                });
    visit.run();
    over.set(true);
    worker.join();
  }

  /** All that the hub has goes, and whoever is inside by then has left unseen. */
  private void purge() throws JournalException, IOException {
    hubReceives();
    journal.purge(ALL);
  }

  private void checkpoint() throws SQLException {
    var properties = new Properties();
    properties.setProperty("encryptionKey", key());
    properties.setProperty("encryptionAlgorithm", "AES/CBC/NoPadding");
    try (Connection connection =
            DriverManager.getConnection("jdbc:derby:directory:" + folder, properties);
        Statement statement = connection.createStatement()) {
      statement.execute("call SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
    }
  }

  private String key() {
    try {
      return outside.journalKey().toHex();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The hub stores what is new, on its own disk, and only then says so. */
  private void hubReceives() throws JournalException, IOException {
    try (FileChannel hub =
        FileChannel.open(
            outside.received(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long from = journal.acknowledged() + 1;
      Slice slice = journal.read(from, MOST_ENTRIES, MOST_BYTES);
      for (byte[] entry : slice.entries()) {
        hub.write(ByteBuffer.allocate(Integer.BYTES).putInt(entry.length).flip());
        hub.write(ByteBuffer.wrap(entry));
      }
      hub.force(false);
      pen.receipt(slice.lastSeq());
      journal.acknowledge(new Marks(journal).of(slice).after());
    }
  }

  @Override
  public void close() {
    if (box != null) {
      box.close();
      box = null;
    }
    if (journal != null) {
      journal.close();
      journal = null;
    }
  }
}
