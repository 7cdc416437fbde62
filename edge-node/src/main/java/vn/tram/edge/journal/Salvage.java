package vn.tram.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;

/**
 * Reads what is readable out of a journal that does not open. The damaged folder is only read: a
 * copy of it is recovered by Derby where Derby still can, all pages that are whole are read one by
 * one, and then the log, which holds what is too young to stand in a page.
 */
public final class Salvage {
  private static final System.Logger LOG = System.getLogger(Salvage.class.getName());

  private static final int SEQ_BYTES = 8;
  private static final String KEY_CHECK = "verifyKey.dat";
  private static final Pattern LOG_FILE = Pattern.compile("log([1-9]\\d{0,9})\\.dat");

  private final Octets key;
  private final TreeMap<Long, byte[]> entries = new TreeMap<>();
  private final Set<Long> contradicted = new HashSet<>();
  private Optional<Facts> facts = Optional.empty();

  /**
   * What a journal said of itself.
   *
   * @param acknowledged what the hub had of it
   * @param base what was deleted of it
   */
  private record Facts(long epoch, ChainPoint acknowledged, ChainPoint base) {
    boolean reachesBeyond(Facts other) {
      return acknowledged.seq() > other.acknowledged.seq() || base.seq() > other.base.seq();
    }
  }

  /**
   * What was found.
   *
   * @param epoch of the journal, where it is known
   * @param entries each in its encoded form, by its seq
   * @param acknowledged the last entry that the hub had for certain; the start where it is not
   *     known
   * @param base the last entry that was deleted as old; the start where it is not known
   * @param recovered whether Derby could still recover the newest entries out of its log, and that
   *     log has no hole
   * @param damagedPages how many pages could not be read
   * @param keyFits whether something there is known to be encrypted with this key
   */
  public record Found(
      Optional<Long> epoch,
      TreeMap<Long, byte[]> entries,
      ChainPoint acknowledged,
      ChainPoint base,
      boolean recovered,
      int damagedPages,
      boolean keyFits) {}

  private Salvage(Octets key) {
    this.key = key;
  }

  /**
   * Reads.
   *
   * @param damaged the folder; it is left as it is
   * @param key the journal's
   * @param work a new folder, which is removed afterwards, with room for the journal
   */
  public static Found read(Path damaged, Octets key, Path work) throws IOException {
    return new Salvage(key).find(damaged, work);
  }

  private Found find(Path damaged, Path work) throws IOException {
    boolean recovered = false;
    Path best = damaged;
    int attempt = 0;
    Path fresh = fresh(work);
    for (Remedy remedy : Remedy.values()) {
      Path copy = work.resolve("copy-" + ++attempt);
      copy(damaged, copy);
      remedy.apply(copy, fresh);
      if (boots(copy)) {
        recovered = remedy.keepsTheLog();
        best = copy;
        break;
      }
    }
    var cipher = new DerbyCipher(key);
    var pages = new DerbyPages(cipher);
    try (Stream<Path> files = Files.list(best.resolve("seg0"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        pages.rows(file).forEach(this::take);
      }
    }
    DerbyLog.Contents log = DerbyLog.read(logFiles(damaged.resolve("log")), cipher);
    log.committed().forEach(this::take);
    Set<Long> certain = Set.copyOf(entries.keySet());
    log.doubtful().forEach(row -> takeUnless(certain, row));
    contradicted.forEach(entries::remove);
    Optional<Long> epoch = facts.map(Facts::epoch).or(() -> DerbyDatabase.epochBeside(damaged));
    return new Found(
        epoch,
        entries,
        facts.map(Facts::acknowledged).orElse(ChainPoint.START),
        facts.map(Facts::base).orElse(ChainPoint.START),
        recovered && log.gaps() == 0,
        pages.damaged(),
        pages.whole() > 0 || log.groups() > 0 || opens(cipher, damaged));
  }

  private static boolean opens(DerbyCipher cipher, Path damaged) throws IOException {
    Path check = damaged.resolve(KEY_CHECK);
    return Files.isRegularFile(check) && cipher.opens(Files.readAllBytes(check));
  }

  /** The log's files by their number. */
  private static NavigableMap<Long, byte[]> logFiles(Path folder) throws IOException {
    var files = new TreeMap<Long, byte[]>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Matcher name = LOG_FILE.matcher(file.getFileName().toString());
        if (name.matches()) {
          files.put(Long.valueOf(name.group(1)), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private Path fresh(Path work) throws IOException {
    Path fresh = work.resolve("fresh");
    try {
      DerbyJournal.open(fresh, key).close();
      return fresh;
    } catch (JournalException e) {
      throw new IOException("no journal can be made there", e);
    }
  }

  /** What may let a copy be recovered, the mildest first. */
  private enum Remedy {
    NONE,
    FRESH_PROPERTIES,
    WITHOUT_CONTROL,
    WITHOUT_LOG;

    boolean keepsTheLog() {
      return this != WITHOUT_LOG;
    }

    /**
     * Changes the copy.
     *
     * @param fresh a whole journal of the same key: Derby's own files about a database are alike
     */
    void apply(Path copy, Path fresh) throws IOException {
      Path log = copy.resolve("log");
      if (this != NONE) {
        for (String file : List.of("service.properties", KEY_CHECK)) {
          Files.copy(fresh.resolve(file), copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      if (this == WITHOUT_CONTROL || this == WITHOUT_LOG) {
        Files.deleteIfExists(log.resolve("log.ctrl"));
        Files.deleteIfExists(log.resolve("logmirror.ctrl"));
      }
      if (this == WITHOUT_LOG) {
        Files.createDirectories(log);
        try (Stream<Path> files = Files.list(log)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private boolean boots(Path copy) {
    try {
      DerbyDatabase.recover(copy, key);
      return true;
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "a copy does not open", e);
      return false;
    }
  }

  private void take(List<byte[]> row) {
    takeUnless(Set.of(), row);
  }

  /** Takes a row, unless what stands at its place is certain. */
  private void takeUnless(Set<Long> certain, List<byte[]> row) {
    if (row.size() == 2 && row.getFirst().length == SEQ_BYTES) {
      long seq = ByteBuffer.wrap(row.getFirst()).getLong();
      if (!certain.contains(seq)) {
        body(row.getLast()).ifPresent(body -> take(seq, body));
      }
    } else if (row.size() == 6 && isFacts(row)) {
      Facts found =
          new Facts(
              number(row, 1),
              new ChainPoint(number(row, 2), new ChainMark(number(row, 3))),
              new ChainPoint(number(row, 4), new ChainMark(number(row, 5))));
      // The log tells how the journal began; a page, how it went on.
      facts = Optional.of(facts.filter(known -> known.reachesBeyond(found)).orElse(found));
    }
  }

  /** Where one place has two contents, one of them was never committed, and nobody knows which. */
  private void take(long seq, byte[] body) {
    byte[] known = entries.putIfAbsent(seq, body);
    if (seq < 1 || known != null && !Arrays.equals(known, body)) {
      contradicted.add(seq);
    }
  }

  private static boolean isFacts(List<byte[]> row) {
    return row.getFirst().length == 2
        && ByteBuffer.wrap(row.getFirst()).getShort() == Tables.LAYOUT
        && row.stream().skip(1).allMatch(field -> field.length == SEQ_BYTES)
        && number(row, 1) > 0;
  }

  private static long number(List<byte[]> row, int field) {
    return ByteBuffer.wrap(row.get(field)).getLong();
  }

  /** The stored bytes of an entry: their length, and what is exactly one entry. */
  private static Optional<byte[]> body(byte[] stored) {
    if (stored.length < 2) {
      return Optional.empty();
    }
    int first = Byte.toUnsignedInt(stored[0]);
    int head = first >= 0xC0 ? 5 : first >= 0xA0 ? 3 : 1;
    if (first < 0x80 || stored.length <= head) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOfRange(stored, head, stored.length);
    try {
      List<JournalEntry> entry = EntryCodec.decode(body);
      return entry.size() == 1 ? Optional.of(body) : Optional.empty();
    } catch (EntryException e) {
      return Optional.empty();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.getFileName().toString().endsWith(".lck")) {
              Files.copy(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
