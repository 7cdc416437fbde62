package vn.tram.provisioning.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import vn.tram.hub.ca.Identity;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * What a broker other than the hub's own shows to gates, in the form that such brokers read. The
 * key is not encrypted, as the broker could not open it then.
 */
public final class BrokerKeys {
  /** The certificate, and the authority's behind it. */
  public static final String CERTIFICATE = "broker.crt";

  /** The key. */
  public static final String KEY = "broker.key";

  private BrokerKeys() {}

  /**
   * Writes both files, for their owner only.
   *
   * @param folder that does not hold them yet
   * @throws ProvisioningException when it does, or cannot be written to, or the hub's keys cannot
   *     be read
   */
  public static void write(HubFolder hub, Path folder) throws ProvisioningException {
    Identity broker = hub.broker();
    Path certificate = folder.resolve(CERTIFICATE);
    Path key = folder.resolve(KEY);
    for (Path file : new Path[] {certificate, key}) {
      if (Files.exists(file)) {
        throw new ProvisioningException(Problem.FILE_EXISTS, file);
      }
    }
    try {
      PrivateFiles.write(
          certificate,
          broker.chain().stream().map(HubFolder::pem).collect(Collectors.joining("\n")));
      PrivateFiles.write(key, HubFolder.pem("PRIVATE KEY", broker.key().getEncoded()));
    } catch (IOException e) {
      throw Unwritable.of(e, Problem.FILE_NOT_WRITABLE, folder.resolve(KEY));
    }
  }
}
