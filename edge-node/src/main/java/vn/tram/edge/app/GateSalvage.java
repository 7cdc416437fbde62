package vn.tram.edge.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.carry.Remains;
import vn.tram.edge.journal.Journals;
import vn.tram.edge.journal.Salvage;
import vn.tram.edge.journal.Salvage.Found;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryName;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;

/**
 * Brings what is readable of a journal that was set aside into a file for the hub, from a terminal.
 *
 * @param damaged the journal's folder, which is only read
 * @param home the gate's folder: its name and its keys
 * @param journalKey a file with the journal's own key, where the gate has another one now
 * @param language of the terminal
 */
public record GateSalvage(Path damaged, Path home, Optional<Path> journalKey, Locale language) {
  /** The journal is not written any more: no gate waits for a receipt. */
  private static final long NONCE = 0;

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
      if (Journals.inUse(damaged)) {
        throw new StartFailure(Problem.SALVAGE_IN_USE, damaged);
      }
      GateConfig config = Settings.read(gate.settings());
      GateKeys.refuseAnotherName(gate, config.node());
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
    if (!found.keyFits()) {
      throw new StartFailure(Problem.SALVAGE_WRONG_KEY, damaged);
    }
    if (found.entries().isEmpty() || found.epoch().isEmpty()) {
      throw new StartFailure(Problem.SALVAGE_NOTHING, damaged, found.damagedPages());
    }
    long epoch = found.epoch().get();
    Remains remains = Remains.of(found);
    if (remains.pieces().isEmpty()) {
      throw new StartFailure(Problem.SALVAGE_NOTHING, damaged, found.damagedPages());
    }
    List<byte[]> messages = new ArrayList<>();
    for (Remains.Piece piece : remains.pieces()) {
      Header header = piece.header(config.node(), epoch, NONCE);
      messages.add(BatchCodec.encode(header, piece.entries(), keys.signing()));
    }
    String name =
        CarryName.of(
                config.node(),
                epoch,
                remains.pieces().getFirst().before().seq() + 1,
                found.entries().lastKey())
            .file(CarryKind.BATCHES);
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      throw new StartFailure(Problem.SALVAGE_FAILED, damaged, folder);
    }
    write(messages, file);
    return report(found, file, remains.missing().stream().map(Object::toString).toList());
  }

  /** Whole under its name, or not at all. */
  private static void write(List<byte[]> messages, Path file) throws IOException {
    Path growing = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(growing);
    try (FileChannel channel =
            FileChannel.open(growing, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      var writer = new CarryWriter(out, CarryKind.BATCHES);
      for (byte[] message : messages) {
        writer.add(message);
      }
      writer.finish();
      out.flush();
      channel.force(true);
    }
    Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Report report(Found found, Path file, List<String> missing) {
    long acknowledged = found.entries().headMap(found.acknowledged().seq(), true).size();
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
