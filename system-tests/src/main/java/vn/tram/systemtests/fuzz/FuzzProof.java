package vn.tram.systemtests.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.fuzz.Jazzer.Outcome;
import vn.tram.systemtests.text.ProofException;
import vn.tram.systemtests.text.Texts;

/** Tries every reader of bytes from outside with inputs that Jazzer bends towards new code. */
public final class FuzzProof {
  private final Path testClasses;
  private final Jazzer jazzer;
  private final long seed;
  private final Consumer<String> out;

  /**
   * A proof.
   *
   * @param testClasses the compiled tests of protocol: they hold targets and seeds
   * @param classPath of everything else
   * @param findings where an input stays that broke something
   * @param out hears of each target
   */
  public FuzzProof(
      Path testClasses, String classPath, Path findings, long seed, Consumer<String> out) {
    this.testClasses = testClasses;
    this.jazzer = new Jazzer(testClasses + File.pathSeparator + classPath, findings);
    this.seed = seed;
    this.out = out;
  }

  /** So many inputs, the same number for each target. */
  public FuzzFigures executions(Path below, long executions)
      throws IOException, InterruptedException, ProofException {
    return all(below, Effort.ofExecutions(Math.ceilDiv(executions, Target.ALL.size())));
  }

  /** So many seconds altogether, as many targets at a time as there are processors. */
  public FuzzFigures seconds(Path below, long seconds)
      throws IOException, InterruptedException, ProofException {
    return all(below, Effort.ofSeconds(Math.max(1, seconds * processors() / Target.ALL.size())));
  }

  /** A short time on all targets in one process. */
  public FuzzFigures shortly(Path below, long seconds)
      throws IOException, InterruptedException, ProofException {
    try (WorkFolder folder = WorkFolder.make(below, "fuzz")) {
      Path seeds = Files.createDirectories(folder.path().resolve("seeds"));
      for (int i = 0; i < Target.ALL.size(); i++) {
        try (var files = Files.list(seeds(Target.ALL.get(i)))) {
          for (Path file : files.toList()) {
            byte[] input = Files.readAllBytes(file);
            byte[] marked = new byte[input.length + 1];
            marked[0] = (byte) i;
            System.arraycopy(input, 0, marked, 1, input.length);
            Files.write(seeds.resolve(i + "-" + file.getFileName()), marked);
          }
        }
      }
      Outcome outcome =
          jazzer.run(Target.ANY, seeds, folder.path(), Effort.ofSeconds(seconds), seed);
      tell(Target.ANY, outcome);
      return figures(List.of(outcome));
    }
  }

  private FuzzFigures all(Path below, Effort effort)
      throws IOException, InterruptedException, ProofException {
    try (WorkFolder folder = WorkFolder.make(below, "fuzz");
        ExecutorService workers = Executors.newFixedThreadPool(processors())) {
      List<Future<Outcome>> running = new ArrayList<>();
      for (Target target : Target.ALL) {
        running.add(workers.submit(() -> one(target, folder.path(), effort)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> each : running) {
        outcomes.add(each.get());
      }
      return figures(outcomes);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ProofException problem -> throw problem;
        case IOException problem -> throw problem;
        default -> throw new IllegalStateException("a target could not be tried", e);
      }
    }
  }

  private Outcome one(Target target, Path below, Effort effort)
      throws IOException, InterruptedException, ProofException {
    Path folder = Files.createDirectories(below.resolve(target.name()));
    long began = System.nanoTime();
    Outcome outcome = jazzer.run(target, seeds(target), folder, effort, seed);
    double seconds = (System.nanoTime() - began) / 1e9;
    out.accept(
        "fuzz %s: executions=%d a-second=%d"
            .formatted(
                target.name(), outcome.executions(), Math.round(outcome.executions() / seconds)));
    tell(target, outcome);
    return outcome;
  }

  private void tell(Target target, Outcome outcome) {
    outcome
        .finding()
        .ifPresent(
            input ->
                out.accept(Texts.of(System.getenv()).say("fuzz-finding", target.name(), input)));
  }

  private FuzzFigures figures(List<Outcome> outcomes) {
    return new FuzzFigures(
        outcomes.stream().mapToLong(Outcome::executions).sum(),
        Target.ALL.size(),
        (int) outcomes.stream().filter(outcome -> outcome.finding().isPresent()).count(),
        seed);
  }

  private Path seeds(Target target) {
    return testClasses.resolve("fuzz").resolve(target.name());
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
