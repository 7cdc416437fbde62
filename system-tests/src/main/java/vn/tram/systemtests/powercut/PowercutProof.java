package vn.tram.systemtests.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.outside.Tool;
import vn.tram.systemtests.powercut.Cuts.Cut;
import vn.tram.systemtests.powercut.Inspection.Finding;
import vn.tram.systemtests.text.ProofException;

/**
 * Lets a gate live on a disk whose every write and flush is written down, then takes the power away
 * at many moments of that life and looks what is left.
 */
public final class PowercutProof {
  /** A first life, recoveries from kills in the middle of checkpoints, and a last life. */
  private static final int LIVES = 8;

  /** Asked by a life that does not end by itself when it has shown what it has to show. */
  private static final String KILL_ME = "kill me";

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int PATIENCE_SECONDS = 120;

  private final Path project;
  private final Plan plan;
  private final Consumer<String> story;

  /**
   * What is done.
   *
   * @param points how many cuts
   * @param seed which cuts
   * @param visitors how many come in each phase
   * @param atom how large a piece the disk writes whole or not at all, in bytes
   * @param flushes false for a control: a journal that does not flush must lose beeps
   */
  public record Plan(int points, long seed, int visitors, int atom, boolean flushes) {}

  /**
   * A proof.
   *
   * @param project that is proved
   * @param story hears what happens, a line each
   */
  public PowercutProof(Path project, Plan plan, Consumer<String> story) {
    this.project = project;
    this.plan = plan;
    this.story = story;
  }

  /** What this machine lacks for the proof; nothing when it can be made. */
  public static Optional<String> obstacle() {
    return LoggedDisk.obstacle();
  }

  /**
   * Works in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws ProofException when a tool fails, or the gate does not live
   */
  public PowercutFigures run(Path below) throws ProofException, IOException, InterruptedException {
    // Derby would keep its log open on a disk that is to be unmounted.
    System.setProperty("derby.stream.error.file", "/dev/null");
    WorkFolder folder = WorkFolder.make(below, "powercut");
    var random = new SplittableRandom(plan.seed());
    HubSealKey hub = HubSealKey.generate();
    Outside outside = Outside.furnish(folder.path().resolve("outside"), hub);
    Path before;
    Path blocks;
    try (LoggedDisk disk = LoggedDisk.make(folder.path())) {
      before = disk.before();
      blocks = disk.log();
      live(disk, outside, folder.path());
    }
    BlockLog log = BlockLog.read(blocks);
    Testimony testimony = Testimony.read(outside.testimony());
    story.accept(
        "powercut: "
            + log.steps().size()
            + " writes and flushes, "
            + testimony.beeps().size()
            + " beeps, "
            + testimony.phases());
    List<Cut> cuts = Cuts.draw(testimony, plan.points(), random);
    var inspection = new Inspection(outside, testimony, new Contents(hub));
    PowercutFigures figures;
    try (WorkFolder bench = bench(folder);
        Replay replay = Replay.of(log, before, plan.atom())) {
      var place = new Benches(bench.path(), folder.path());
      figures = cut(cuts, replay, inspection, testimony, place, random);
    }
    if (figures.kept()) {
      folder.close();
    }
    return figures;
  }

  private void live(LoggedDisk disk, Outside outside, Path folder)
      throws IOException, ProofException, InterruptedException {
    for (int life = 0; life < LIVES - 1; life++) {
      Process killed = start(disk, outside, life, folder);
      try (var said = killed.inputReader()) {
        String line = said.readLine();
        if (!KILL_ME.equals(line)) {
          throw new ProofException("powercut-life", folder);
        }
      } finally {
        killed.destroyForcibly().waitFor();
      }
    }
    Process last = start(disk, outside, LIVES - 1, folder);
    if (!last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || last.exitValue() != 0) {
      last.destroyForcibly();
      throw new ProofException("powercut-life", folder);
    }
  }

  private Process start(LoggedDisk disk, Outside outside, int life, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + project.resolve("edge-node/target/gate.jvmargs"));
    // Derby writes its pages down more often than in a real gate, so that cuts meet it doing so.
    command.add("-Dderby.storage.checkpointInterval=100000");
    command.add("-Dderby.storage.logSwitchInterval=100000");
    command.add("-Dderby.stream.error.file=" + outside.folder().resolve("derby.log"));
    if (!plan.flushes()) {
      command.add("-Dderby.system.durability=test");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(CutGate.class.getName());
    command.addAll(
        List.of(
            disk.mountPoint().toString(),
            outside.folder().toString(),
            disk.log().toString(),
            Integer.toString(life),
            Integer.toString(LIVES),
            Integer.toString(plan.visitors())));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("life-" + life + ".log").toFile())
        .start();
  }

  /**
   * Where things are put.
   *
   * @param cuts disks that are looked at for a second
   * @param findings disks that are worth a longer look
   */
  private record Benches(Path cuts, Path findings) {}

  /** A disk that lost its power already has nothing to lose: in memory it is looked at faster. */
  private static WorkFolder bench(WorkFolder folder) throws IOException, ProofException {
    return Files.isWritable(MEMORY)
        ? WorkFolder.below(MEMORY, "powercut")
        : WorkFolder.make(folder.path(), "cuts");
  }

  private PowercutFigures cut(
      List<Cut> cuts,
      Replay replay,
      Inspection inspection,
      Testimony testimony,
      Benches place,
      SplittableRandom random)
      throws IOException, ProofException, InterruptedException {
    Path image = place.cuts().resolve("cut.img");
    Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
    long beeps = 0;
    long lost = 0;
    int broken = 0;
    int salvaged = 0;
    for (Cut cut : cuts) {
      long bytes = replay.cut(cut.step(), image, random);
      phases.merge(cut.phase(), 1, Integer::sum);
      int promised = testimony.promisedBefore(cut.step()).size();
      beeps += promised;
      String what;
      switch (inspect(image, place.cuts(), disk -> inspection.look(disk, cut.step()))) {
        case Finding.Opened(long missing) when missing == 0 -> {
          continue;
        }
        case Finding.Opened(long missing) -> {
          lost += missing;
          what = missing + " of " + promised + " beeps are lost";
        }
        case Finding.Broken(String why) -> {
          Path work = Files.createTempDirectory(place.cuts(), "salvage-");
          long missing =
              switch (inspect(
                  image, place.cuts(), disk -> inspection.salvage(disk, work, cut.step()))) {
                case Finding.Opened(long notSalvaged) -> notSalvaged;
                case Finding.Broken _ -> promised;
              };
          broken++;
          salvaged += missing == 0 ? 1 : 0;
          lost += missing;
          what =
              why + "; set aside, of " + promised + " beeps " + missing + " are not to be salvaged";
        }
      }
      Files.move(
          image,
          place.findings().resolve("cut-" + cut.step() + ".img"),
          StandardCopyOption.REPLACE_EXISTING);
      story.accept("powercut: " + cut + ", " + bytes + " bytes unwritten: " + what);
    }
    story.accept("powercut: cuts " + phases);
    return new PowercutFigures(
        cuts.size(), beeps, lost, broken, salvaged, plan.seed(), List.copyOf(phases.keySet()));
  }

  /** Looks at a disk that was cut off. */
  private interface Look {
    Finding at(Path disk) throws IOException;
  }

  /**
   * Looks at a copy, which is nobody else's, at a place of its own: a journal that failed while it
   * was opened may hold its files, and so its file system and its image, until this process ends,
   * and Derby remembers a place at which it failed.
   */
  private static Finding inspect(Path image, Path below, Look look)
      throws IOException, ProofException, InterruptedException {
    Path mountPoint = Files.createTempDirectory(below, "cut-");
    Path copy = below.resolve(mountPoint.getFileName() + ".img");
    Tool.run("cp", "--sparse=always", image.toString(), copy.toString());
    try {
      Tool.run("mount", "-o", "loop", copy.toString(), mountPoint.toString());
    } catch (ProofException e) {
      return new Finding.Broken("the file system does not mount: " + e.getMessage());
    } finally {
      Files.delete(copy);
    }
    try {
      return look.at(mountPoint);
    } finally {
      Tool.run("umount", "-l", mountPoint.toString());
    }
  }
}
