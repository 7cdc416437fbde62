package vn.tram.hub.carry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import vn.tram.hub.texts.Language;
import vn.tram.hub.texts.Texts;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryName;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * A folder into which people and programs put files of batches. A file is taken when it has stopped
 * growing, in the order of names, and goes into {@code done} with its receipts beside it. What a
 * hub took and did not move before it was killed is taken again, which changes nothing.
 */
public final class CarryFolder extends RouteBuilder {
  /** Where files go that were taken. */
  public static final String DONE = "done";

  /** Ends the name of the file that says in words and figures what came of another. */
  public static final String RESULT = ".result";

  /** The last figure of a result where the whole file was taken. */
  public static final String COMPLETE = "complete";

  /** What a terminal puts before a name, so that files of the same name do not meet. */
  private static final Pattern TICKET = Pattern.compile("^[0-9a-f]{12}-");

  /** Once in half a second is what a person with a stick does not wait for. */
  private static final String OPTIONS =
      "?include=.*%5C.batches&sortBy=file:name&delay=500&initialDelay=500"
          + "&readLock=changed&readLockCheckInterval=250&readLockMinLength=0"
          + "&readLockLoggingLevel=DEBUG&move="
          + DONE
          + "/${file:name}";

  private final Path folder;
  private final Importer importer;
  private final Supplier<List<VerifyingKey>> keys;
  private final Language language;

  /**
   * The routes of a watched folder.
   *
   * @param folder made where it is missing
   * @param keys whose receipts are the hub's
   * @param language of the results
   */
  public CarryFolder(
      Path folder, Importer importer, Supplier<List<VerifyingKey>> keys, Locale language) {
    this.folder = folder;
    this.importer = importer;
    this.keys = keys;
    this.language = spoken(language);
  }

  @Override
  public void configure() throws IOException {
    Files.createDirectories(folder.resolve(DONE));
    // The file stays where it is, and the next look tries again.
    onException(PostponedException.class).logExhausted(false);
    onException(IOException.class)
        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
        .logExhausted(true)
        .logExhaustedMessageHistory(false);
    from("file:" + folder + OPTIONS).routeId("carry-folder").process(this::take);
  }

  private void take(Exchange exchange) throws IOException, PostponedException {
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
    Import taken;
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      taken = importer.take(TICKET.matcher(name).replaceFirst(""), in);
    }
    Path done = folder.resolve(DONE);
    Optional<Octets> receipts = importer.receipts(taken);
    boolean kept =
        receipts.isPresent() && !put(receipts.get(), done.resolve(CarryName.receiptFor(name)));
    // A terminal need not speak the hub's language: it finds every one.
    List<Language> readers =
        TICKET.matcher(name).find() ? List.of(Language.values()) : List.of(language);
    var result = new StringBuilder();
    for (Language reader : readers) {
      var words = new CarryWords(Texts.of(reader));
      result.append(words.sentence(taken)).append(kept ? " " + words.kept() : "").append('\n');
    }
    result.append(summary(taken)).append('\n');
    write(done.resolve(resultFor(name)), result.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a receipt file, unless one is there that acknowledges more; returns whether it did. */
  private boolean put(Octets receipts, Path file) throws IOException {
    List<VerifyingKey> own = keys.get();
    if (Files.exists(file)) {
      var fresh = ReceiptFile.of(new ByteArrayInputStream(receipts.toArray()), own);
      if (!fresh.replaces(ReceiptFile.of(file, own))) {
        return false;
      }
    }
    write(file, receipts.toArray());
    return true;
  }

  /** A name for the folder that nobody else gives. */
  public static String ticketed(String name) {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random) + "-" + name;
  }

  /** What the result of a file is called. */
  public static String resultFor(String name) {
    String batches = CarryKind.BATCHES.suffix();
    return name.substring(0, name.length() - batches.length()) + RESULT;
  }

  /** The sentence in a terminal's language, of the lines of the result of a ticketed file. */
  public static String sentence(List<String> result, Locale language) {
    boolean all = result.size() > Language.values().length;
    return result.get(all ? spoken(language).ordinal() : 0);
  }

  private static Language spoken(Locale language) {
    return Language.ofCode(language.getLanguage()).orElse(Language.VI);
  }

  private static String summary(Import taken) {
    return taken.counts().summary()
        + " ending="
        + taken.ending().name().toLowerCase(Locale.ROOT)
        + (taken.complete() ? " " + COMPLETE : "");
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path growing = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(growing);
    try (FileChannel channel =
        FileChannel.open(growing, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
