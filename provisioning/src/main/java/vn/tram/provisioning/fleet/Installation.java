package vn.tram.provisioning.fleet;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * The built project that the programs are run from.
 *
 * @param project the folder that holds {@code provisioning/tram}
 */
public record Installation(Path project) {

  /**
   * The one that this very class was built in.
   *
   * @throws ProvisioningException when there are no programs in it
   */
  public static Installation ofThisBuild() throws ProvisioningException {
    try {
      // provisioning/target/classes or provisioning/target/provisioning.jar
      Path code =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Installation here = new Installation(code.getParent().getParent().getParent());
      if (Files.exists(here.project.resolve("edge-node/target/edge-node.jar"))
          && Files.exists(here.project.resolve("central-hub/target/central-hub.jar"))) {
        return here;
      }
    } catch (URISyntaxException e) {
      throw new ProvisioningException(e, Problem.NOT_BUILT);
    }
    throw new ProvisioningException(Problem.NOT_BUILT);
  }

  List<String> gate(Path home) {
    return List.of(launcher(), "gate", home.toString());
  }

  List<String> hub(Path home) {
    return List.of(launcher(), "hub", home.toString());
  }

  private String launcher() {
    return project.resolve("provisioning").resolve("tram").toString();
  }
}
