package vn.tram.systemtests.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.postgresql.Driver;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/** A PostgreSQL server of its own, which no hub looks after, and which keeps its commits. */
final class DatabaseServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int END_SECONDS = 30;

  /** Says every step, which is of no use to whoever reads the proof's lines. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky");

  private final Path data;
  private final Path programs;
  private final Path log;
  private final int port;

  private DatabaseServer(Path folder, int port) {
    this.data = folder.resolve("data");
    this.programs = folder.resolve("programs");
    this.log = folder.resolve("server.log");
    this.port = port;
  }

  static DatabaseServer start(Path folder, int port)
      throws IOException, ProofException, InterruptedException {
    var database = new DatabaseServer(Files.createDirectory(folder), port);
    Files.createDirectory(database.programs);
    LIBRARY.setLevel(Level.WARNING);
    database.furnish();
    // Hubs and gates end with whoever started them; a server does not.
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    database.kill();
    database.restart();
    return database;
  }

  /** The library unpacks the programs and makes the database; what runs later is ours. */
  private void furnish() throws IOException {
    EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(programs.toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START)
        .setServerConfig("fsync", "on")
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .start();
  }

  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** SIGKILL to the whole server; returns when it is gone. */
  void kill() throws IOException, ProofException, InterruptedException {
    ProcessHandle postmaster =
        postmaster().orElseThrow(() -> new ProofException("chaos-ended", "postgres", log));
    List<ProcessHandle> processes = new ArrayList<>(postmaster.descendants().toList());
    processes.add(postmaster);
    processes.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : processes) {
      try {
        process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new ProofException(e, "chaos-ended", "postgres", log);
      }
    }
    // The number may be somebody else's by the time that it starts again, and it would refuse.
    Files.delete(note());
  }

  /** Starts the killed server again, with everything on that keeps a commit. */
  void restart() throws IOException, ProofException, InterruptedException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // The server refuses to run as root; in a name space of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program().toString(), "-D", data.toString(), "-p", "" + port));
    for (String setting :
        List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "max_connections=100",
            "listen_addresses=localhost",
            "unix_socket_directories=")) {
      command.addAll(List.of("-c", setting));
    }
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
    Progress.await(this::answers, 1, LOOK, START);
  }

  private Path program() throws IOException, ProofException {
    try (Stream<Path> files = Files.walk(programs)) {
      return files
          .filter(file -> file.endsWith("bin/postgres"))
          .findFirst()
          .orElseThrow(() -> new ProofException("tool-missing", "postgres"));
    }
  }

  private long answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return 1;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns when it has read its log again and does what it is asked. */
  void awaitReady() throws ProofException, InterruptedException {
    Progress.await(this::works, 1, LOOK, START);
  }

  private long works() {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", "postgres");
    try {
      new Driver().connect(url(), properties).close();
      return 1;
    } catch (SQLException e) {
      return 0;
    }
  }

  private Path note() {
    return data.resolve("postmaster.pid");
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    return Files.exists(note())
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(note()).getFirst().strip()))
        : Optional.empty();
  }

  /** What it holds is thrown away. */
  @Override
  public void close() {
    try {
      postmaster().ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      System.getLogger(DatabaseServer.class.getName())
          .log(System.Logger.Level.WARNING, "the database server did not end well", e);
    }
  }
}
