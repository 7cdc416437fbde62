package vn.tram.hub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empty stores for tests, all in one real server: it starts with the first and ends with the JVM.
 */
public final class TestStore {
  /** Unpacked once for all runs. */
  static final Path PROGRAMS = Path.of("target", "test-postgres", "programs");

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedServer SERVER = start();

  private TestStore() {}

  /** The server's programs, for a server in another folder. */
  public static Path programs() {
    return PROGRAMS.toAbsolutePath();
  }

  /** A store without a row. */
  public static Store fresh() {
    return Store.open(freshDatabase());
  }

  /** A database without a table. */
  public static Database.Remote freshDatabase() {
    String name = "test" + NUMBER.incrementAndGet();
    try (Store postgres = Store.open(remote(EmbeddedServer.DATABASE))) {
      postgres
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("create database " + name);
                // What a power cut leaves is StoreTest's matter; the others need not wait for it.
                handle.execute("alter database " + name + " set synchronous_commit to off");
              });
    }
    return remote(name);
  }

  static Database.Remote remote(String name) {
    return new Database.Remote(
        SERVER.url().replaceFirst("/[^/]*$", "/" + name), EmbeddedServer.USER, passwordFile());
  }

  private static Path passwordFile() {
    try {
      Path file = Files.createTempFile(PROGRAMS.getParent().toAbsolutePath(), "tram", ".password");
      file.toFile().deleteOnExit();
      return Files.writeString(file, SERVER.password() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedServer start() {
    try {
      Files.createDirectories(PROGRAMS);
      Path folder = Files.createTempDirectory(PROGRAMS.getParent(), "server");
      EmbeddedServer server =
          EmbeddedServer.start(
              new Database.Embedded(folder.resolve("postgres"), PROGRAMS), Patience.unheard());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
