package vn.tram.provisioning.enrol;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import vn.tram.hub.ca.Identity;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * Makes a gate's folder and tells the hub of the gate.
 *
 * <p>The hub's list is written last but one and the folder is moved to its place last; when that
 * fails, the gate is taken off the list again. So a gate that has a folder is always on the list,
 * and a name is on the list once or not at all, however many enrolments run at the same time.
 */
public final class Enrolment {
  private static final Set<String> RESERVED = Set.of(HubFolder.HUB_NAME, "broker", "ca");

  private final HubFolder hub;

  public Enrolment(HubFolder hub) {
    this.hub = hub;
  }

  /**
   * Enrols a gate into a folder that does not exist yet, or is empty.
   *
   * @throws ProvisioningException when the folder is in use, the name is taken or the hub's keys
   *     cannot be read; nothing is left then
   */
  public void enrol(GatePlan plan, Path gateHome, Instant now) throws ProvisioningException {
    Path listed = listed(plan);
    if (Files.exists(listed)) {
      throw new ProvisioningException(Problem.NODE_NAME_TAKEN, plan.node());
    }
    try (Assembly assembly = Assembly.of(gateHome)) {
      ObjectNode entry = furnish(assembly.draft(), plan, now);
      list(listed, entry);
      try {
        assembly.finish();
      } catch (ProvisioningException e) {
        Files.delete(listed);
        throw e;
      }
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, gateHome);
    }
  }

  /**
   * Enrols another box under a name that a box has already, which is out from then on; into a
   * folder that does not exist yet, or is empty.
   *
   * @throws ProvisioningException when the folder is in use, nobody has the name or the hub's keys
   *     cannot be read; the old box stays in then
   */
  public void enrolAgain(GatePlan plan, Path gateHome, Instant now) throws ProvisioningException {
    if (Files.notExists(listed(plan))) {
      throw new ProvisioningException(Problem.NODE_UNKNOWN, plan.node());
    }
    try (Assembly assembly = Assembly.of(gateHome)) {
      ObjectNode entry = furnish(assembly.draft(), plan, now);
      assembly.finish();
      try {
        new Registrar(hub.nodes()).replace(plan.node(), entry);
      } catch (IOException e) {
        PrivateFiles.remove(gateHome);
        throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, hub.nodes());
      }
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, gateHome);
    }
    new Upkeep(hub).writeList();
  }

  /**
   * What the site is called already, where it has a gate.
   *
   * @throws ProvisioningException when the hub's list of gates cannot be read
   */
  public Optional<String> titleOf(String site) throws ProvisioningException {
    try {
      return new Registry(hub.nodes()).titleOf(site);
    } catch (UncheckedIOException e) {
      throw new ProvisioningException(e, Problem.HUB_BROKEN, hub.home(), hub.nodes());
    }
  }

  /** Lets all gates of a site that are enrolled bear one title of the site. */
  public void entitle(GatePlan.Place place) throws ProvisioningException {
    try {
      new Registrar(hub.nodes()).entitle(place.site(), place.siteTitle());
    } catch (IOException | UncheckedIOException e) {
      throw new ProvisioningException(e, Problem.HUB_BROKEN, hub.home(), hub.nodes());
    }
  }

  private Path listed(GatePlan plan) throws ProvisioningException {
    String node = plan.node().value();
    if (RESERVED.contains(node)) {
      throw new ProvisioningException(Problem.NODE_NAME_RESERVED, node);
    }
    return hub.nodes().resolve(node + ".json");
  }

  /** Fills the gate's folder, and says what stands on the hub's list. */
  private ObjectNode furnish(Path draft, GatePlan plan, Instant now)
      throws IOException, ProvisioningException {
    Identity identity = hub.authority().client(plan.node().value(), now);
    SigningKey.Pair signing = SigningKey.generate();
    // Whatever the hub ordered before this enrolment is in it already.
    long stamp = Math.max(now.toEpochMilli(), hub.rotated());
    fill(draft, plan, identity, signing.signing());
    PrivateFiles.write(draft.resolve("keys").resolve("orders"), "number " + stamp);
    return entry(plan, identity.certificate(), signing.verifying(), now).put("stamp", stamp);
  }

  private void fill(Path home, GatePlan plan, Identity identity, SigningKey signing)
      throws IOException, ProvisioningException {
    PrivateFiles.write(home.resolve("gate.yaml"), Settings.gate(plan));
    Path keys = PrivateFiles.folder(home.resolve("keys"));
    String password = HubFolder.secret(24);
    PrivateFiles.write(keys.resolve("password"), password);
    PrivateFiles.write(keys.resolve("node.p12"), identity.toPkcs12("node", password.toCharArray()));
    PrivateFiles.write(keys.resolve("ca.pem"), HubFolder.pem(identity.chain().getLast()));
    PrivateFiles.write(keys.resolve("signing.key"), signing.toPkcs8().toHex());
    PrivateFiles.write(keys.resolve("hub-signing.pub"), hub.receiptVerifier().toX509().toHex());
    PrivateFiles.write(keys.resolve("hub-pass.pub"), hub.passVerifier().toX509().toHex());
    PrivateFiles.write(keys.resolve("hub-seal.pub"), hub.sealKey().bytes().toHex());
  }

  private static ObjectNode entry(
      GatePlan plan, X509Certificate certificate, VerifyingKey signing, Instant now) {
    GatePlan.Place place = plan.place();
    return JsonNodeFactory.instance
        .objectNode()
        .put("node", plan.node().value())
        .put("site", place.site())
        .put("title", place.title())
        .put("siteTitle", place.siteTitle())
        .put("kind", place.kind().name())
        .put("closes", place.closes().format(DateTimeFormatter.ofPattern("HH:mm")))
        .put("signingKey", signing.toX509().toHex())
        .put("certificate", Registrar.fingerprint(certificate))
        .put("enrolled", now.toString())
        .put("boxes", 1)
        .set(
            "serials",
            JsonNodeFactory.instance.arrayNode().add(certificate.getSerialNumber().toString(16)));
  }

  /** Appears whole and never in the place of another: the hub may be reading the folder. */
  private void list(Path listed, ObjectNode entry) throws IOException, ProvisioningException {
    Path draft = Drafts.beside(listed);
    try {
      Drafts.sweep(listed);
      PrivateFiles.write(
          draft, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(entry));
      Files.createLink(listed, draft);
    } catch (FileAlreadyExistsException e) {
      throw new ProvisioningException(e, Problem.NODE_NAME_TAKEN, entry.get("node").asText());
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FOLDER_NOT_WRITABLE, hub.nodes());
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
