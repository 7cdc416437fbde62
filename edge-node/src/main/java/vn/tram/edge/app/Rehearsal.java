package vn.tram.edge.app;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.TypedEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.SigningKey;

/**
 * Plays a short day at a gate with throw-away keys, so that the JVM that watches it can write down
 * what a start needs (an AOT cache). Nothing of it stays.
 */
final class Rehearsal {
  private static final int VISITORS = 40;
  private static final int PIXELS = 300;

  /** There is no hub at a rehearsal, and a build has no use for being told so. */
  private static final Logger UPLINK = Logger.getLogger("vn.tram.edge.uplink");

  private Rehearsal() {}

  static void play() {
    UPLINK.setLevel(Level.OFF);
    try {
      Path root = Files.createTempDirectory("tram-rehearsal");
      try {
        GateHome home = furnish(root);
        // Most starts find a journal, so the day begins with one.
        DerbyJournal.open(home.journal(), GateKeys.load(home).journal()).close();
        day(home);
      } finally {
        clear(root);
      }
    } catch (IOException
        | InterruptedException
        | JournalException
        | StartFailure
        | WriterException e) {
      throw new IllegalStateException("the rehearsal failed", e);
    }
  }

  private static void day(GateHome home) throws StartFailure, IOException, WriterException {
    try (GateProgram program = GateProgram.start(home)) {
      for (int visitor = 0; visitor < VISITORS; visitor++) {
        program.box().show(picture(visitor));
      }
      program.box().show(new byte[] {1, 2, 3});
      program.gate().accept(new TypedEntry(CardKey.Kind.PHONE, "0900000000", "Nguyễn Văn Mẫu"), 0);
    }
  }

  static byte[] picture(int visitor) throws IOException, WriterException {
    String card =
        "0240880%05d||Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022".formatted(visitor);
    var matrix =
        new QRCodeWriter()
            .encode(
                card,
                BarcodeFormat.QR_CODE,
                PIXELS,
                PIXELS,
                Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
    var bytes = new ByteArrayOutputStream();
    MatrixToImageWriter.writeToStream(matrix, "PNG", bytes);
    return bytes.toByteArray();
  }

  /** A home as enrolment leaves it, with keys that no hub knows. */
  static GateHome furnish(Path root) throws IOException, InterruptedException {
    var home = new GateHome(root);
    Files.createDirectories(home.signingKey().getParent());
    Files.writeString(
        home.settings(),
        """
        node: rehearsal
        title: Trạm diễn tập
        broker: ssl://localhost:9
        console: {host: 127.0.0.1, port: 0}
        lanes: toggle
        language: vi
        """);
    SigningKey.Pair own = SigningKey.generate();
    SigningKey.Pair hub = SigningKey.generate();
    write(home.signingKey(), own.signing().toPkcs8());
    write(home.hubSigningKey(), hub.verifying().toX509());
    write(home.hubPassKey(), hub.verifying().toX509());
    write(home.hubSealKey(), HubSealKey.generate().publicKey().bytes());
    Files.writeString(home.password(), "rehearsal\n");
    keytool(
        "-genkeypair -alias node -keyalg EC -groupname secp256r1 -dname CN=rehearsal"
            + " -storetype PKCS12 -storepass rehearsal -keystore",
        home.certificate());
    keytool(
        "-exportcert -rfc -alias node -storepass rehearsal -keystore "
            + home.certificate()
            + " -file",
        home.authority());
    return home;
  }

  private static void write(Path file, Octets key) throws IOException {
    Files.writeString(file, key.toHex() + "\n");
  }

  private static void keytool(String words, Path file) throws IOException, InterruptedException {
    var command =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Stream.concat(Stream.of(words.split(" ")), Stream.of(file.toString())))
            .toList();
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("keytool ended with status " + status);
    }
  }

  private static void clear(Path root) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
