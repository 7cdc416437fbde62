package vn.tram.edge.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.journal.Salvage;
import vn.tram.edge.journal.Salvage.Found;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryName;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;

/**
 * Brings what is readable of a journal that was set aside into a file for the hub, from a terminal.
 *
 * @param damaged the journal's folder, which is only read
 * @param home the gate's folder: its name and its keys
 * @param journalKey a file with the journal's own key, where the gate has another one now
 * @param language of the terminal
 */
public record GateSalvage(Path damaged, Path home, Optional<Path> journalKey, Locale language) {
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_BYTES = 192 * 1024;

  /**
   * What came of it.
   *
   * @param done whether there is a file now; else there is one line, which says what to do
   * @param lines what to tell, the figures last
   */
  public record Report(boolean done, List<String> lines) {
    public Report {
      lines = List.copyOf(lines);
    }
  }

  /** Writes the file into a folder. */
  public Report into(Path folder) {
    GateHome gate = new GateHome(home);
    try {
      if (!Files.isDirectory(damaged.resolve("seg0"))) {
        throw new StartFailure(Problem.SALVAGE_NO_JOURNAL, damaged);
      }
      GateConfig config = Settings.read(gate.settings());
      GateKeys keys = GateKeys.load(gate);
      Octets key =
          journalKey.isPresent()
              ? Octets.ofHex(Files.readString(journalKey.get()).strip())
              : keys.journal();
      Path work = Files.createTempDirectory(folder, "salvage-");
      try {
        return write(Salvage.read(damaged, key, work), config, keys, folder);
      } finally {
        clear(work);
      }
    } catch (StartFailure e) {
      return new Report(false, List.of(e.sentence(language)));
    } catch (IOException | IllegalArgumentException e) {
      var failure = new StartFailure(e, Problem.SALVAGE_FAILED, damaged, folder);
      return new Report(false, List.of(failure.sentence(language)));
    }
  }

  private Report write(Found found, GateConfig config, GateKeys keys, Path folder)
      throws StartFailure, IOException {
    if (found.entries().isEmpty() || found.epoch().isEmpty()) {
      throw new StartFailure(Problem.SALVAGE_NOTHING, damaged, found.damagedPages());
    }
    long epoch = found.epoch().get();
    TreeMap<Long, byte[]> entries = found.entries();
    String name =
        CarryName.of(config.node(), epoch, entries.firstKey(), entries.lastKey())
            .file(CarryKind.BATCHES);
    Path file = folder.resolve(name);
    var missing = new ArrayList<String>();
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      var writer = new CarryWriter(out, CarryKind.BATCHES);
      long nonce = new SecureRandom().nextLong();
      long bootSeq = 0;
      ChainPoint before = found.base();
      var batch = new ArrayList<byte[]>();
      long bytes = 0;
      for (Map.Entry<Long, byte[]> entry : entries.entrySet()) {
        long seq = entry.getKey();
        long next = before.seq() + 1 + batch.size();
        boolean gap = seq > next;
        if (seq < next && batch.isEmpty() && before.seq() >= seq) {
          // A landmark of what was deleted: only for knowing the boot in force.
          bootSeq = isBoot(entry.getValue()) ? seq : bootSeq;
          continue;
        }
        if (gap || batch.size() == MOST_ENTRIES || bytes + entry.getValue().length > MOST_BYTES) {
          before = flush(writer, config, keys, epoch, before, bootSeq, nonce, batch);
          bootSeq = lastBoot(entries, seq);
          batch.clear();
          bytes = 0;
        }
        if (gap) {
          missing.add(next + "-" + (seq - 1));
          before = new ChainPoint(seq - 1, ChainMark.NONE);
          bootSeq = lastBoot(entries, seq);
        }
        batch.add(entry.getValue());
        bytes += entry.getValue().length;
      }
      flush(writer, config, keys, epoch, before, bootSeq, nonce, batch);
      writer.finish();
    }
    return report(found, file, missing);
  }

  private static ChainPoint flush(
      CarryWriter writer,
      GateConfig config,
      GateKeys keys,
      long epoch,
      ChainPoint before,
      long bootSeq,
      long nonce,
      List<byte[]> batch)
      throws IOException {
    if (batch.isEmpty()) {
      return before;
    }
    boolean nothingEarlier = before.seq() > 0 && before.mark().isNone();
    Header header =
        Header.of(config.node(), epoch, before, bootSeq, nonce, nothingEarlier, List.copyOf(batch));
    writer.add(BatchCodec.encode(header, List.copyOf(batch), keys.signing()));
    return header.pointAfter();
  }

  /** The last start of the program before an entry, as far as it was found. */
  private static long lastBoot(TreeMap<Long, byte[]> entries, long seq) {
    return entries.headMap(seq, false).descendingMap().entrySet().stream()
        .filter(entry -> isBoot(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0L);
  }

  private static boolean isBoot(byte[] entry) {
    try {
      return EntryCodec.decode(entry).getFirst() instanceof Boot;
    } catch (EntryException e) {
      throw new IllegalStateException("only entries that are understood were found", e);
    }
  }

  private Report report(Found found, Path file, List<String> missing) {
    long acknowledged = found.entries().headMap(found.acknowledged(), true).size();
    var facts =
        new StartFailure(
            Problem.SALVAGE_DONE,
            found.entries().size(),
            file,
            acknowledged,
            found.damagedPages(),
            missing.isEmpty() ? "-" : String.join(", ", missing));
    return new Report(
        true,
        List.of(
            facts.sentence(language),
            "salvage: entries="
                + found.entries().size()
                + " acknowledged="
                + acknowledged
                + " missing="
                + (missing.isEmpty() ? "none" : String.join(",", missing))
                + " damaged-pages="
                + found.damagedPages()
                + " recovered="
                + found.recovered()
                + " file="
                + file));
  }

  private static void clear(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
