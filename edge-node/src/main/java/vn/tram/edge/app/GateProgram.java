package vn.tram.edge.app;

import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.console.Console;
import vn.tram.edge.gate.Gate;
import vn.tram.hardware.virtual.VirtualBox;

/** A running gate. */
final class GateProgram implements AutoCloseable {
  static final String SOFTWARE =
      Optional.ofNullable(GateProgram.class.getPackage().getImplementationVersion())
          .orElse("unpackaged");

  private final GateConfig config;
  private final Gate gate;
  private final VirtualBox box;
  private final Console console;
  private final CompletableFuture<Void> ended;
  private final Running parts;

  GateProgram(
      GateConfig config,
      Gate gate,
      VirtualBox box,
      Console console,
      CompletableFuture<Void> ended,
      Running parts) {
    this.config = config;
    this.gate = gate;
    this.box = box;
    this.console = console;
    this.ended = ended;
    this.parts = parts;
  }

  /**
   * Starts the gate of a folder; when this returns it beeps.
   *
   * @throws StartFailure with a sentence for the person who tries
   */
  static GateProgram start(GateHome home) throws StartFailure {
    if (!Files.isDirectory(home.root())) {
      throw new StartFailure(Problem.NO_FOLDER, home.root());
    }
    GateConfig config = Settings.read(home.settings());
    GateKeys keys = GateKeys.load(home);
    var parts = new Running();
    try {
      return new Assembly(home, config, keys, parts).program();
    } catch (StartFailure | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  Gate gate() {
    return gate;
  }

  VirtualBox box() {
    return box;
  }

  Console console() {
    return console;
  }

  /** Waits until the program is of no use any more and has to begin anew. */
  void awaitEnd() throws InterruptedException {
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody fails in telling that the program ends", e);
    }
  }

  /** What tells those who started it that it beeps, and where its console is. */
  String readyLine() {
    return "gate ready node=" + config.node() + " console=" + console.address();
  }

  /** Ends the parts in good order: nobody is answered any more, and the journal closes last. */
  @Override
  public void close() {
    parts.close();
  }
}
