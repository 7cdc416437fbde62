package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.octets.Octets;

/**
 * A gate's place for journals: the one in use, and beside it those that did not open. A journal
 * that is of no use is moved aside whole, under a name that says when, and another one begins.
 * Nothing is ever deleted.
 */
public final class Journals {
  private static final System.Logger LOG = System.getLogger(Journals.class.getName());

  /** In a journal's folder, once it has turned out to be damaged inside. */
  private static final String CONDEMNED = "damaged";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /** What Derby writes at once, in bytes. */
  private static final long PAGE_BYTES = 4_096;

  private Journals() {}

  /**
   * Whether a power cut may leave half a page of a journal on this disk: a file system writes whole
   * blocks at best, and Derby has nothing to mend half a page with.
   *
   * @param disk which is asked how large its blocks are; one that does not say is believed in
   */
  public static boolean mayTear(FileStore disk) {
    try {
      return disk.getBlockSize() < PAGE_BYTES;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.log(System.Logger.Level.DEBUG, "the disk does not say how large its blocks are", e);
      return false;
    }
  }

  /**
   * Opens the journal of a folder. Where there is none a new one is made; where there is one that
   * does not open, or does not open with this key, it is moved aside before.
   *
   * @throws JournalException when another process has it, the disk is full, or the machine does not
   *     let the gate use its folder; nothing is moved then
   */
  public static DerbyJournal open(Path folder, Octets key, Reserve reserve)
      throws JournalException {
    if (!Files.exists(folder.resolve(CONDEMNED))) {
      try {
        return watched(folder, DerbyJournal.open(folder, key, reserve));
      } catch (JournalException e) {
        requireAside(e, folder);
        // The whole trace is a page long and tells who mends the gate no more than the error's
        // name.
        LOG.log(System.Logger.Level.ERROR, "The journal is of no use: {0}.", e.getMessage());
        LOG.log(System.Logger.Level.DEBUG, "why the journal is of no use", e);
      }
    }
    Path aside = DerbyDatabase.exclusively(folder, () -> moveAside(folder));
    LOG.log(
        System.Logger.Level.ERROR,
        "It is moved aside as {0}, whole, and a new one begins: what the hub lacks of it can be"
            + " read with \"tram salvage\".",
        aside.getFileName());
    return watched(folder, DerbyJournal.open(folder, key, reserve));
  }

  /** The journals that were moved aside from there, the oldest first. */
  public static List<Path> aside(Path folder) {
    try (Stream<Path> files = Files.list(folder.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(asidePrefix(folder)))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the folder beside the journal cannot be read", e);
      return List.of();
    }
  }

  /** Whether a process has the journal of a folder open. */
  public static boolean inUse(Path folder) {
    return DerbyDatabase.inUse(folder);
  }

  private static DerbyJournal watched(Path folder, DerbyJournal journal) {
    journal.onDamage(() -> condemn(folder));
    return journal;
  }

  /** The next start shall not open it again. */
  private static void condemn(Path folder) {
    try {
      Files.createFile(folder.resolve(CONDEMNED));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the damaged journal could not be marked", e);
    }
  }

  /** Whether moving aside helps: not where the machine is at fault, or another gate is. */
  private static void requireAside(JournalException failure, Path folder) throws JournalException {
    switch (failure.reason()) {
      case IN_USE, FULL, PROGRAM -> throw failure;
      case WRONG_KEY, UNOPENABLE, DAMAGED, FAILED -> {
        if (!usable(folder)) {
          throw failure;
        }
      }
    }
  }

  /** Whether files can be read there, and written, here and beside. */
  private static boolean usable(Path folder) {
    try {
      Path parent = folder.getParent();
      Files.delete(Files.createTempFile(parent, "probe", ""));
      if (!Files.isDirectory(folder)) {
        return Files.exists(folder);
      }
      Files.delete(Files.createTempFile(folder, "probe", ""));
      try (Stream<Path> files = Files.walk(folder)) {
        return files.allMatch(file -> Files.isReadable(file) && Files.isWritable(file));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the journal's folder cannot be used", e);
      return false;
    }
  }

  private static Path moveAside(Path folder) throws JournalException {
    String name =
        asidePrefix(folder)
            + TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
            + DerbyDatabase.epochBeside(folder).map(epoch -> "-" + epoch).orElse("");
    Path aside = folder.resolveSibling(name);
    for (int number = 2; Files.exists(aside); number++) {
      // The clock of a box may say the same twice.
      aside = folder.resolveSibling(name + "-" + number);
    }
    try {
      return Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new JournalException(Reason.UNOPENABLE, "the journal cannot be moved aside", e);
    }
  }

  private static String asidePrefix(Path folder) {
    return folder.getFileName() + "-aside-";
  }
}
