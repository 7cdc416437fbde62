package vn.tram.systemtests.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import vn.tram.systemtests.outside.Tool;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/** A Mosquitto as an operator sets it up, in a process of its own. */
final class Mosquitto implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path settings;
  private final Path log;
  private final int port;
  private volatile Process process;

  private Mosquitto(Path settings, Path log, int port) {
    this.settings = settings;
    this.log = log;
    this.port = port;
  }

  static boolean isInstalled() {
    return Tool.find("mosquitto").isPresent();
  }

  /**
   * Sets one up and starts it.
   *
   * @param folder a new one
   * @param keys the hub's folder of keys; the list of who was put out lies beside it
   */
  static Mosquitto start(Path folder, Path keys, int port)
      throws IOException, ProofException, InterruptedException {
    Files.createDirectory(folder);
    writeKeys(keys, folder);
    Files.writeString(
        folder.resolve("acl"),
        """
        user hub
        topic read tram/1/+/batch
        topic read tram/1/+/state
        topic write tram/1/+/receipt
        topic write tram/1/+/order
        topic read tram/1/+/request
        pattern write tram/1/%u/batch
        pattern write tram/1/%u/state
        pattern write tram/1/%u/request
        pattern read tram/1/%u/receipt
        pattern read tram/1/%u/order
        """);
    Path settings = folder.resolve("mosquitto.conf");
    Files.writeString(
        settings,
        """
        listener %d 127.0.0.1
        max_topic_alias 0
        cafile %s
        crlfile %s
        certfile %s
        keyfile %s
        require_certificate true
        use_identity_as_username true
        allow_anonymous false
        acl_file %s
        user root
        persistence false
        log_type warning
        log_type error
        """
            .formatted(
                port,
                keys.resolve("ca.pem"),
                keys.resolveSibling("revoked.crl"),
                folder.resolve("broker.crt"),
                folder.resolve("broker.key"),
                folder.resolve("acl")));
    var mosquitto = new Mosquitto(settings, folder.resolve("mosquitto.log"), port);
    mosquitto.launch();
    Runtime.getRuntime().addShutdownHook(new Thread(mosquitto::close));
    return mosquitto;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL; returns when it is gone. */
  void kill() throws ProofException, InterruptedException {
    if (!process.isAlive()) {
      throw new ProofException("chaos-ended", "mosquitto", log);
    }
    process.destroyForcibly().waitFor();
  }

  void restart() throws IOException, ProofException, InterruptedException {
    launch();
  }

  private void launch() throws IOException, ProofException, InterruptedException {
    Path program =
        Tool.find("mosquitto").orElseThrow(() -> new ProofException("tool-missing", "mosquitto"));
    process =
        new ProcessBuilder(program.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Progress.await(this::answers, 1, LOOK, PATIENCE);
  }

  private long answers() {
    try (var socket = new Socket()) {
      socket.connect(address());
      return 1;
    } catch (IOException e) {
      return 0;
    }
  }

  private static void writeKeys(Path keys, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(keys.resolve("broker.p12"))) {
      char[] password = Files.readString(keys.resolve("password")).strip().toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      String alias = store.aliases().nextElement();
      var chain = new StringBuilder();
      for (Certificate certificate : store.getCertificateChain(alias)) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      Files.writeString(folder.resolve("broker.crt"), chain);
      Path key = folder.resolve("broker.key");
      Files.writeString(key, pem("PRIVATE KEY", store.getKey(alias, password).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the broker's keys are of no use", e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
