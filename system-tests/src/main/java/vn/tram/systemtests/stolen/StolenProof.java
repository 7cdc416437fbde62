package vn.tram.systemtests.stolen;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.tram.edge.app.GateHome;
import vn.tram.hardware.virtual.VirtualBox;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Reading.Card;
import vn.tram.protocol.card.TypedEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.street.HeldCard;
import vn.tram.provisioning.street.Street;
import vn.tram.systemtests.crowd.CardPicture;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.folder.WorkFolder;
import vn.tram.systemtests.patience.Progress;
import vn.tram.systemtests.text.ProofException;

/**
 * A gate is used by a street of people with every kind of card, with and without a hub, killed,
 * stopped, its journal damaged; then everything that it left on its disk is searched for them.
 */
public final class StolenProof {
  private static final int TYPED = 12;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation;
  private final long seed;
  private final int people;
  private final Consumer<String> story;
  private final HttpClient guard = HttpClient.newHttpClient();

  /**
   * A proof.
   *
   * @param installation whose programs are run
   * @param seed whose street
   * @param people how many
   * @param story hears what happens, a line each
   */
  public StolenProof(Installation installation, long seed, int people, Consumer<String> story) {
    this.installation = installation;
    this.seed = seed;
    this.people = people;
    this.story = story;
  }

  /**
   * Works in a new folder below the given one, which is removed afterwards when all went well.
   *
   * @throws Exception when a program fails
   */
  public StolenFigures run(Path below) throws Exception {
    WorkFolder folder = WorkFolder.make(below, "stolen");
    HubFolder hub =
        HubFolder.found(folder.path().resolve("hub"), HubPlan.loopback(), Instant.now());
    List<HeldCard> cards =
        Street.of(seed, people, hub.passKey()).stream()
            .flatMap(citizen -> citizen.cards().stream())
            .toList();
    List<TypedEntry> typed = new ArrayList<>();
    List<String> names =
        Street.of(seed + 1, TYPED, hub.passKey()).stream().map(citizen -> citizen.name()).toList();
    for (int i = 0; i < TYPED; i++) {
      typed.add(
          new TypedEntry(Kind.PHONE, String.format("09%08d", 11_350_000 + 97 * i), names.get(i)));
    }
    Path box = folder.path().resolve("box");
    Files.createDirectory(box);
    GateHome gate = use(folder.path(), box, hub, cards, typed);

    var reader =
        new CardReader(
            List.of(
                VerifyingKey.ofX509(Octets.ofHex(Files.readString(gate.hubPassKey()).strip()))));
    List<Card> read = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (HeldCard card : cards) {
      texts.add(card.text());
      if (reader.read(card.text()) instanceof Card known) {
        read.add(known);
      }
    }
    for (TypedEntry entry : typed) {
      texts.add(entry.text());
      texts.add(entry.number());
      texts.add(entry.name());
    }
    Needles needles = Needles.of(read, texts);
    story.accept(
        "stolen: "
            + cards.size()
            + " cards and "
            + typed.size()
            + " typed entries; "
            + needles.leftOut()
            + " spellings of fewer than "
            + Needles.LEAST_BYTES
            + " bytes, or of the dictionary, are left out");
    Controls.Outcome controls =
        Controls.plant(
            folder.path().resolve("controls"),
            List.of(cards.getFirst().text(), names.getFirst(), typed.getFirst().number()),
            needles,
            new SplittableRandom(seed));
    var thief = new Thief(needles);
    List<Thief.Find> finds = thief.search(box);
    finds.stream().limit(20).forEach(find -> story.accept("stolen: " + find));
    var figures =
        new StolenFigures(
            needles.words().size(),
            Form.values().length,
            thief.files(),
            thief.bytes(),
            controls.planted(),
            controls.found(),
            finds.size());
    if (figures.kept()) {
      folder.close();
    }
    return figures;
  }

  /** Three lives: with a hub, without one until it is killed, and after its journal was damaged. */
  private GateHome use(
      Path root, Path box, HubFolder hub, List<HeldCard> cards, List<TypedEntry> typed)
      throws Exception {
    int third = cards.size() / 3;
    GateHome gate;
    try (HubProcess process = HubProcess.start(installation, hub.home(), root.resolve("hub.log"))) {
      gate = ProofGate.enrol(hub, box.resolve("gate"), process.broker().getPort());
      try (GateProcess life = start(gate, box)) {
        visit(gate, cards.subList(0, third));
        type(life.console(), typed.subList(0, TYPED / 2));
        life.stop();
      }
    }
    try (GateProcess life = start(gate, box)) {
      visit(gate, cards.subList(third, 2 * third));
      type(life.console(), typed.subList(TYPED / 2, TYPED));
      life.kill();
    }
    damage(gate.journal());
    try (GateProcess life = start(gate, box)) {
      visit(gate, cards.subList(2 * third, cards.size()));
      life.kill();
    }
    return gate;
  }

  private GateProcess start(GateHome gate, Path box) throws Exception {
    // Derby's temporary files and the JVM's own go to the box, too.
    return GateProcess.start(installation, gate.root(), box.resolve("gate.log"));
  }

  /** The head of every table is overwritten, as a dying card does it. */
  private static void damage(Path journal) throws IOException {
    List<Path> tables;
    try (Stream<Path> files = Files.walk(journal.resolve("seg0"))) {
      tables = files.filter(Files::isRegularFile).toList();
    }
    for (Path table : tables) {
      byte[] bytes = Files.readAllBytes(table);
      java.util.Arrays.fill(bytes, 0, Math.min(bytes.length, 512), (byte) 0xa5);
      Files.write(table, bytes);
    }
  }

  private void visit(GateHome gate, List<HeldCard> cards)
      throws IOException, ProofException, InterruptedException {
    Path camera = gate.box().resolve(VirtualBox.CAMERA);
    Path witness = gate.box().resolve(VirtualBox.WITNESS);
    long before = lines(witness);
    for (int i = 0; i < cards.size(); i++) {
      Path growing = Files.write(camera.resolve("." + i), CardPicture.of(cards.get(i).text()));
      Files.move(growing, camera.resolve("card-" + i), StandardCopyOption.ATOMIC_MOVE);
    }
    Progress.await(() -> lines(witness) - before, cards.size(), LOOK, PATIENCE);
  }

  private static long lines(Path witness) throws IOException {
    return Files.exists(witness) ? Files.readAllLines(witness).size() : 0;
  }

  private void type(URI console, List<TypedEntry> entries)
      throws IOException, ProofException, InterruptedException {
    for (TypedEntry entry : entries) {
      String form =
          "kind="
              + entry.kind()
              + "&number="
              + URLEncoder.encode(entry.number(), StandardCharsets.UTF_8)
              + "&name="
              + URLEncoder.encode(entry.name(), StandardCharsets.UTF_8);
      HttpResponse<String> answer =
          guard.send(
              HttpRequest.newBuilder(console.resolve("/type"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", console.getScheme() + "://" + console.getAuthority())
                  .header("Sec-Fetch-Site", "same-origin")
                  .POST(HttpRequest.BodyPublishers.ofString(form))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new ProofException("stolen-typed", answer.statusCode());
      }
    }
  }
}
